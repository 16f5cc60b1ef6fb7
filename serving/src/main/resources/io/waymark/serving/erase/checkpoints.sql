-- The newest checkpoint of the job that any subtask has written, and the newest that all have. Ids begin anew with a job
-- that starts without a savepoint, so only the last minutes count.
SELECT
    max(checkpoint) AS newest,
    maxIf(checkpoint, whole) AS complete
FROM
(
    SELECT checkpoint, uniqExact(subtask) = parallelism AS whole
    FROM progress
    WHERE job = 'journey' AND written > (SELECT max(written) FROM progress WHERE job = 'journey') - INTERVAL 10 MINUTE
    GROUP BY checkpoint, parallelism
)
