-- Each subtask's word that it has forgotten a person, committed with the checkpoint in which it did. Names nobody.
CREATE TABLE IF NOT EXISTS erasures
(
    tenant       LowCardinality(String),
    receipt      String,
    part         UInt16,
    stage        LowCardinality(String),
    parallelism  UInt16,
    subtask      UInt16,
    cleared      UInt64,
    reported     DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(reported)
ORDER BY (tenant, receipt, part, stage, parallelism, subtask)
TTL toDateTime(reported) + INTERVAL 30 DAY
SETTINGS non_replicated_deduplication_window = 10000;
