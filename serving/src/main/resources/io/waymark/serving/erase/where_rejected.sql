tenant = {tenant:String}
  AND ({{customer:extract(payload, '"(?:customer_id|userId)"\\s*:\\s*"([^"]+)"')}} IN {customers:Array(String)}
      AND received <= fromUnixTimestamp64Milli({erased_at:Int64})
    OR {{visitor:extract(payload, '"(?:anonymous_id|anonymousId)"\\s*:\\s*"([^"]+)"')}} IN {visitors:Array(String)}
      AND arrayExists(
        (id, first, end) -> id = {{visitor:extract(payload, '"(?:anonymous_id|anonymousId)"\\s*:\\s*"([^"]+)"')}}
          AND toUnixTimestamp64Milli(received) >= first AND toUnixTimestamp64Milli(received) < end,
        {visitors:Array(String)}, {starts:Array(Int64)}, {ends:Array(Int64)}))
