-- Events of a time that stand in the tables, by month and kind: what a version from then on would have decided otherwise.
SELECT formatDateTime(ts, '%Y-%m', 'UTC') AS month, toString(kind) AS of_kind, count() AS counted
FROM events
WHERE tenant = {tenant:String} AND ts >= {from:DateTime64(3, 'UTC')}
GROUP BY month, of_kind
UNION ALL
SELECT formatDateTime(ts, '%Y-%m', 'UTC') AS month, concat('filtered: ', toString(reason)) AS of_kind, count() AS counted
FROM filtered_events
WHERE tenant = {tenant:String} AND ts >= {from:DateTime64(3, 'UTC')}
GROUP BY month, of_kind
