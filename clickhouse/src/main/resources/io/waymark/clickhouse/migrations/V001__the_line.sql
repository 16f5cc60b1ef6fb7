-- The tables of the line. Every read goes through a query that binds {tenant:String}.
-- Rows of the job arrive once (insert tokens); tables of latest values are read with FINAL or argMax by version.

CREATE TABLE IF NOT EXISTS events
(
    tenant        LowCardinality(String),
    event_id      String,
    customer_id   String,
    anonymous_id  String,
    kind          LowCardinality(String),
    name          LowCardinality(String),
    channel       LowCardinality(String),
    campaign      LowCardinality(String),
    session_id    String,
    order_id      String,
    ts            DateTime64(3, 'UTC'),
    device        LowCardinality(String),
    region        LowCardinality(String),
    revenue       Decimal(18, 4),
    currency      LowCardinality(String),
    cost          Decimal(18, 4),
    impressions   Int64,
    properties    String CODEC(ZSTD(1)),
    out_of_order  Bool,
    source        LowCardinality(String),
    received      DateTime64(3, 'UTC'),
    INDEX ts_range ts TYPE minmax GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(ts)
ORDER BY (tenant, customer_id, anonymous_id, ts, event_id)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE TABLE IF NOT EXISTS conversions
(
    tenant        LowCardinality(String),
    ts            DateTime64(3, 'UTC'),
    event_id      String,
    purchase_key  String,
    order_id      String,
    customer_id   String,
    anonymous_id  String,
    name          LowCardinality(String),
    channel       LowCardinality(String),
    campaign      LowCardinality(String),
    device        LowCardinality(String),
    region        LowCardinality(String),
    revenue       Decimal(18, 4),
    currency      LowCardinality(String),
    source        LowCardinality(String)
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(ts)
ORDER BY (tenant, ts, event_id)
SETTINGS non_replicated_deduplication_window = 10000;

-- One row per purchase and version: the touches since the purchase before it, up to this one.
CREATE TABLE IF NOT EXISTS journeys
(
    tenant           LowCardinality(String),
    purchase_key     String,
    person           String,
    identified       Bool,
    ts               DateTime64(3, 'UTC'),
    revenue          Decimal(38, 4),
    currency         LowCardinality(String),
    touch_ts         Array(DateTime64(3, 'UTC')),
    touch_channel    Array(LowCardinality(String)),
    touch_campaign   Array(LowCardinality(String)),
    touch_name       Array(LowCardinality(String)),
    truncated        Bool,
    version          UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (tenant, purchase_key)
SETTINGS non_replicated_deduplication_window = 10000;

-- Latest state of every person. A visitor that became a customer stays as a row with superseded_by set.
CREATE TABLE IF NOT EXISTS customers
(
    tenant         LowCardinality(String),
    identified     Bool,
    person         String,
    superseded_by  String,
    first_ts       DateTime64(3, 'UTC'),
    last_ts        DateTime64(3, 'UTC'),
    events         UInt64,
    touches        UInt64,
    engagements    UInt64,
    conversions    UInt64,
    purchases      UInt64,
    refunds        UInt64,
    revenue        Map(LowCardinality(String), Decimal(38, 4)),
    refunded       Map(LowCardinality(String), Decimal(38, 4)),
    first_channel  LowCardinality(String),
    last_channel   LowCardinality(String),
    last_purchase  DateTime64(3, 'UTC'),
    version        UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (tenant, identified, person)
SETTINGS non_replicated_deduplication_window = 10000;

-- anonymous_id belongs to customer_id from valid_from on; the first mapping of an id starts at the epoch.
CREATE TABLE IF NOT EXISTS identities
(
    tenant        LowCardinality(String),
    anonymous_id  String,
    valid_from    DateTime64(3, 'UTC'),
    customer_id   String,
    version       UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (tenant, anonymous_id, valid_from)
SETTINGS non_replicated_deduplication_window = 10000;

-- Absolute sums per UTC hour; days of any time zone are made from it when read.
CREATE TABLE IF NOT EXISTS channel_daily
(
    tenant        LowCardinality(String),
    hour          DateTime('UTC'),
    channel       LowCardinality(String),
    campaign      LowCardinality(String),
    device        LowCardinality(String),
    region        LowCardinality(String),
    currency      LowCardinality(String),
    events        UInt64,
    touches       UInt64,
    engagements   UInt64,
    conversions   UInt64,
    refund_count  UInt64,
    impressions   Int64,
    revenue       Decimal(38, 4),
    refunds       Decimal(38, 4),
    spend         Decimal(38, 4),
    version       UInt64
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(hour)
ORDER BY (tenant, hour, channel, campaign, device, region, currency)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE TABLE IF NOT EXISTS channel_minutely
(
    tenant        LowCardinality(String),
    minute        DateTime('UTC'),
    channel       LowCardinality(String),
    campaign      LowCardinality(String),
    device        LowCardinality(String),
    region        LowCardinality(String),
    currency      LowCardinality(String),
    events        UInt64,
    touches       UInt64,
    engagements   UInt64,
    conversions   UInt64,
    refund_count  UInt64,
    impressions   Int64,
    revenue       Decimal(38, 4),
    refunds       Decimal(38, 4),
    spend         Decimal(38, 4),
    version       UInt64
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(minute)
ORDER BY (tenant, minute, channel, campaign, device, region, currency)
SETTINGS non_replicated_deduplication_window = 10000;

-- Dead letters. key = topic/partition/offset, or request id/index for what the sidecar refused.
CREATE TABLE IF NOT EXISTS rejected_events
(
    tenant    LowCardinality(String),
    key       String,
    reason    LowCardinality(String),
    detail    String,
    payload   String CODEC(ZSTD(1)),
    source    LowCardinality(String),
    received  DateTime64(3, 'UTC')
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(received)
ORDER BY (tenant, received, key)
SETTINGS non_replicated_deduplication_window = 10000;

-- Events that count nowhere else: beyond the lateness bound (late_events), declared bots and internal
-- traffic (filtered_events), seen before (repeated_events). key = topic/partition/offset.
CREATE TABLE IF NOT EXISTS late_events
(
    tenant        LowCardinality(String),
    key           String,
    event_id      String,
    customer_id   String,
    anonymous_id  String,
    ts            DateTime64(3, 'UTC'),
    clock         DateTime64(3, 'UTC'),
    payload       String CODEC(ZSTD(1)),
    source        LowCardinality(String),
    received      DateTime64(3, 'UTC')
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(received)
ORDER BY (tenant, received, key)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE TABLE IF NOT EXISTS filtered_events
(
    tenant        LowCardinality(String),
    key           String,
    reason        LowCardinality(String),
    event_id      String,
    customer_id   String,
    anonymous_id  String,
    ts            DateTime64(3, 'UTC'),
    payload       String CODEC(ZSTD(1)),
    source        LowCardinality(String),
    received      DateTime64(3, 'UTC')
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(received)
ORDER BY (tenant, received, key)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE TABLE IF NOT EXISTS repeated_events
(
    tenant        LowCardinality(String),
    key           String,
    event_id      String,
    customer_id   String,
    anonymous_id  String,
    ts            DateTime64(3, 'UTC'),
    source        LowCardinality(String),
    received      DateTime64(3, 'UTC')
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(received)
ORDER BY (tenant, received, key)
SETTINGS non_replicated_deduplication_window = 10000;

-- How far each sink subtask has come, written after its rows. A checkpoint is whole when all subtasks wrote it.
CREATE TABLE IF NOT EXISTS progress
(
    job          LowCardinality(String),
    checkpoint   UInt64,
    parallelism  UInt16,
    subtask      UInt16,
    watermark    Nullable(DateTime64(3, 'UTC')),
    written      DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(written)
ORDER BY (job, checkpoint, subtask)
TTL toDateTime(written) + INTERVAL 30 DAY
SETTINGS non_replicated_deduplication_window = 10000;
