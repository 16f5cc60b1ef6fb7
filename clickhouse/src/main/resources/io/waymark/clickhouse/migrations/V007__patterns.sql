-- What journey patterns found. The person is the one as given; queries resolve visitors to customers.
-- value is what the match brought or what the dead end puts at risk.

CREATE TABLE IF NOT EXISTS pattern_matches
(
    tenant          LowCardinality(String),
    pattern         LowCardinality(String),
    version         UInt32,
    mode            LowCardinality(String),
    person          String,
    identified      Bool,
    ts              DateTime64(3, 'UTC'),
    first_ts        DateTime64(3, 'UTC'),
    key             UInt64,
    value           Decimal(18, 4),
    currency        LowCardinality(String),
    touch_ts        Array(DateTime64(3, 'UTC')),
    touch_step      Array(LowCardinality(String)),
    touch_event_id  Array(String),
    touch_kind      Array(LowCardinality(String)),
    touch_name      Array(LowCardinality(String)),
    touch_channel   Array(LowCardinality(String)),
    touch_campaign  Array(LowCardinality(String))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(ts)
ORDER BY (tenant, pattern, ts, person, key)
SETTINGS non_replicated_deduplication_window = 10000;

-- Began and was not completed in its time; ts is when that was over.
CREATE TABLE IF NOT EXISTS dead_ends
(
    tenant          LowCardinality(String),
    pattern         LowCardinality(String),
    version         UInt32,
    mode            LowCardinality(String),
    person          String,
    identified      Bool,
    ts              DateTime64(3, 'UTC'),
    first_ts        DateTime64(3, 'UTC'),
    key             UInt64,
    value           Decimal(18, 4),
    currency        LowCardinality(String),
    touch_ts        Array(DateTime64(3, 'UTC')),
    touch_step      Array(LowCardinality(String)),
    touch_event_id  Array(String),
    touch_kind      Array(LowCardinality(String)),
    touch_name      Array(LowCardinality(String)),
    touch_channel   Array(LowCardinality(String)),
    touch_campaign  Array(LowCardinality(String)),
    step_reached    LowCardinality(String)
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(ts)
ORDER BY (tenant, pattern, ts, person, key)
SETTINGS non_replicated_deduplication_window = 10000;
