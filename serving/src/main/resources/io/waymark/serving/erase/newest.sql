SELECT toUnixTimestamp64Milli(max(ts)) AS newest_ms, count() AS found FROM events WHERE
