-- What the versions of a pattern found by day of the tenant's time zone.
SELECT day, version, mode, sum(matched) AS matches, sum(ended) AS dead_ends, uniqExact(person) AS persons
FROM
(
    SELECT toString(toDate(ts, {zone:String})) AS day, version, mode, person, 1 AS matched, 0 AS ended
    FROM pattern_matches
    WHERE tenant = {tenant:String}
      AND pattern = {pattern:String}
      AND ts >= {from:DateTime64(3, 'UTC')}
      AND ts < {to:DateTime64(3, 'UTC')}
    UNION ALL
    SELECT toString(toDate(ts, {zone:String})) AS day, version, mode, person, 0 AS matched, 1 AS ended
    FROM dead_ends
    WHERE tenant = {tenant:String}
      AND pattern = {pattern:String}
      AND ts >= {from:DateTime64(3, 'UTC')}
      AND ts < {to:DateTime64(3, 'UTC')}
)
GROUP BY day, version, mode
ORDER BY day, version, mode
LIMIT 100000
