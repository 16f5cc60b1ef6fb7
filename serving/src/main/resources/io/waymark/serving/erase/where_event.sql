tenant = {tenant:String}
  AND (customer_id != '' AND {{customer:customer_id}} IN {customers:Array(String)} AND ts <= fromUnixTimestamp64Milli({erased_at:Int64})
    OR customer_id = '' AND anonymous_id != '' AND {{visitor:anonymous_id}} IN {visitors:Array(String)}
      AND arrayExists(
        (id, first, end) -> id = {{visitor:anonymous_id}} AND toUnixTimestamp64Milli(ts) >= first AND toUnixTimestamp64Milli(ts) < end,
        {visitors:Array(String)}, {starts:Array(Int64)}, {ends:Array(Int64)}))
