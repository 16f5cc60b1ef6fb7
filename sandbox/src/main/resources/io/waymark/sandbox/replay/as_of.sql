-- The newest checkpoint that every subtask has written, by its slowest subtask.
SELECT toInt64(toUnixTimestamp64Milli(min(watermark))) AS ms
FROM progress FINAL
WHERE job = 'journey'
GROUP BY checkpoint
HAVING uniqExact(subtask) = any(parallelism) AND countIf(watermark IS NULL) = 0
ORDER BY ms DESC
LIMIT 1
