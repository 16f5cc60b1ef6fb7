-- Of all tenants: event time is one clock per installation.
SELECT toInt64(toUnixTimestamp64Milli(max(ts))) AS ms FROM events HAVING count() > 0
