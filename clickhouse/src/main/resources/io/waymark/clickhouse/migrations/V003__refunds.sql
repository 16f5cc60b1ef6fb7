-- Accepted refunds, as they came. A refund names its order and may come long after it, so it is put to its purchase when
-- read, and no state waits for it.
CREATE TABLE IF NOT EXISTS refunds
(
    tenant        LowCardinality(String),
    ts            DateTime64(3, 'UTC'),
    event_id      String,
    order_id      String,
    customer_id   String,
    anonymous_id  String,
    name          LowCardinality(String),
    channel       LowCardinality(String),
    campaign      LowCardinality(String),
    device        LowCardinality(String),
    region        LowCardinality(String),
    amount        Decimal(18, 4),
    currency      LowCardinality(String),
    source        LowCardinality(String)
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(ts)
ORDER BY (tenant, ts, event_id)
SETTINGS non_replicated_deduplication_window = 10000;

-- What a purchase brought in, by currency: gross, given back, and net. One whose order_id only refunds name has no lines.
CREATE VIEW IF NOT EXISTS purchases AS
SELECT
    tenant,
    purchase_key,
    currency,
    if(sum(part.line) > 0, minIf(part.at, part.line = 1), min(part.at)) AS ts,
    sum(part.line) AS lines,
    sum(part.refund) AS refunds,
    sum(part.bought) AS revenue,
    sum(part.given_back) AS refunded,
    sum(part.bought - part.given_back) AS net
FROM
(
    SELECT
        conversions.tenant AS tenant, conversions.purchase_key AS purchase_key, conversions.currency AS currency,
        conversions.ts AS at, 1 AS line, 0 AS refund,
        toDecimal128(conversions.revenue, 4) AS bought, toDecimal128(0, 4) AS given_back
    FROM conversions
    UNION ALL
    SELECT
        refunds.tenant, concat('o:', refunds.order_id), refunds.currency,
        refunds.ts, 0, 1,
        toDecimal128(0, 4), toDecimal128(refunds.amount, 4)
    FROM refunds
    WHERE refunds.order_id != ''
) AS part
GROUP BY tenant, purchase_key, currency;
