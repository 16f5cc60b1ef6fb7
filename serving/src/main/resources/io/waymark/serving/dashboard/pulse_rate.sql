-- Events by the ten seconds of their arrival, over the last ten minutes.
SELECT
    toUnixTimestamp(toStartOfInterval(received, INTERVAL 10 SECOND, 'UTC')) AS slot,
    count() AS events
FROM events
WHERE tenant = {tenant:String} AND received >= now64(3, 'UTC') - INTERVAL 10 MINUTE
GROUP BY slot
ORDER BY slot
LIMIT 100
