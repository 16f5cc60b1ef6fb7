-- How long ago, in milliseconds, the job last reported progress; -1 for never.
SELECT
    count() AS reports,
    if(count() = 0, -1, dateDiff('millisecond', max(written), now64(3, 'UTC'))) AS age_ms
FROM progress
WHERE job = 'journey'
