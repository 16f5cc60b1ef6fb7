-- The newest dead letters; the payload is shown short.
SELECT key, reason, detail, source, received, left(payload, 500) AS payload
FROM rejected_events
WHERE tenant = {tenant:String}
ORDER BY received DESC, key DESC
LIMIT {limit:UInt32}
