-- Every line of a replay stands in exactly one of these tables.
SELECT 'events' AS class, '' AS reason, toInt64(count()) AS n
FROM events WHERE tenant = {tenant:String} AND source = {source:String}
UNION ALL
SELECT 'repeated', '', toInt64(count())
FROM repeated_events WHERE tenant = {tenant:String} AND source = {source:String}
UNION ALL
SELECT 'late', '', toInt64(count())
FROM late_events WHERE tenant = {tenant:String} AND source = {source:String}
UNION ALL
SELECT 'filtered', '', toInt64(count())
FROM filtered_events WHERE tenant = {tenant:String} AND source = {source:String}
UNION ALL
SELECT 'rejected', reason, toInt64(count())
FROM rejected_events WHERE tenant = {tenant:String} AND source = {source:String}
GROUP BY reason
