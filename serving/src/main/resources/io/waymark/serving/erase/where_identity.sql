tenant = {tenant:String}
  AND version <= toUInt64({erased_at:Int64})
  AND customer_id != '' AND {{customer:customer_id}} IN {customers:Array(String)}
