-- One page, newest first, strictly after the cursor.
SELECT event_id, kind, name, channel, campaign, session_id, order_id, ts, device, region, revenue,
    if(currency = '', {base:String}, toString(currency)) AS money
FROM person_events
WHERE (kind = {kind:String} OR {kind:String} = 'all')
  AND (ts, event_id) < ({before_ts:DateTime64(3, 'UTC')}, {before_id:String})
ORDER BY ts DESC, event_id DESC
LIMIT {limit:UInt32}
