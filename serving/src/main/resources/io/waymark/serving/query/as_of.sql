-- Up to where everything is in the tables: the newest checkpoint that all subtasks of one attempt
-- have written, and of it the subtask that is furthest behind. NULL until the job has a clock.
SELECT max(reached) AS as_of
FROM
(
    SELECT min(watermark) AS reached
    FROM progress FINAL
    WHERE job = 'journey'
    GROUP BY checkpoint, parallelism
    HAVING count(DISTINCT subtask) = parallelism AND countIf(watermark IS NULL) = 0
)
