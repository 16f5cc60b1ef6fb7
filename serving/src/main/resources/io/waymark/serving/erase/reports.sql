-- The orders that all subtasks of a stage have obeyed.
SELECT part, stage
FROM erasures
WHERE tenant = {tenant:String} AND receipt = {receipt:String}
GROUP BY part, stage, parallelism
HAVING uniqExact(subtask) = parallelism
