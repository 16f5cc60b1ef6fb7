-- Versions of a pattern that failed while they ran, each with its last failure.
SELECT version, count() AS times, max(failed) AS last_failed, argMax(reason, failed) AS last_reason
FROM pattern_failures
WHERE tenant = {tenant:String}
  AND pattern = {pattern:String}
GROUP BY version
ORDER BY version
LIMIT 1000
