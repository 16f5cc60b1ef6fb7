tenant = {tenant:String}
  AND version <= toUInt64({erased_at:Int64})
  AND (identified AND {{customer:person}} IN {customers:Array(String)}
    OR NOT identified AND {{visitor:person}} IN {visitors:Array(String)}
      AND arrayExists(
        (id, first, end) -> id = {{visitor:person}} AND toUnixTimestamp64Milli(first_ts) >= first AND toUnixTimestamp64Milli(first_ts) < end,
        {visitors:Array(String)}, {starts:Array(Int64)}, {ends:Array(Int64)}))
