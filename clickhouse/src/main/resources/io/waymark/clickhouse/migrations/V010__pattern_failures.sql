-- A version of a pattern that failed while it ran and was switched off in one subtask until the job starts again.
CREATE TABLE IF NOT EXISTS pattern_failures
(
    tenant   LowCardinality(String),
    pattern  LowCardinality(String),
    version  UInt32,
    failed   DateTime64(3, 'UTC'),
    reason   LowCardinality(String)
)
ENGINE = MergeTree
ORDER BY (tenant, pattern, version, failed)
TTL toDateTime(failed) + INTERVAL 90 DAY
SETTINGS non_replicated_deduplication_window = 10000;
