-- A page of dead letters, the newest first; the payload is shown short.
SELECT key, reason, detail, source, received, left(payload, 500) AS payload
FROM rejected_events
WHERE tenant = {tenant:String}
  AND (received, key) < ({before_ts:DateTime64(3, 'UTC')}, {before_key:String})
ORDER BY received DESC, key DESC
LIMIT {limit:UInt32}
