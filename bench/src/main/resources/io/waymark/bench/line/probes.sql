-- The sampled ones among the live events.
SELECT event_id
FROM events
WHERE ts >= fromUnixTimestamp64Milli({from:Int64}) AND name = 'probe'
