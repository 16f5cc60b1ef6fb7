-- Purchases, buyers and gross revenue. level 0: by currency; 1: of all currencies of the bucket;
-- 7: of everything in range. A visitor who was identified counts as the customer he became.
SELECT
    grouping(bucket, value, money) AS level,
    bucket,
    value,
    money,
    uniqExact(purchase_key) AS conversions,
    uniqExactIf(person, identified) AS buyers,
    sum(amount) AS revenue,
    sumIf(amount, identified) AS revenue_identified
FROM
(
    SELECT
        toUnixTimestamp(multiIf(
            {grain:String} = 'hour', toStartOfHour(c.ts, {zone:String}),
            {grain:String} = 'day', toStartOfDay(c.ts, {zone:String}),
            {grain:String} = 'week', toDateTime(toDate(c.ts, {zone:String}) - (toDayOfWeek(c.ts, 0, {zone:String}) + 7 - {week_first:UInt8}) % 7, {zone:String}),
            {grain:String} = 'month', toDateTime(toStartOfMonth(c.ts, {zone:String}), {zone:String}),
            toDateTime(0, 'UTC'))) AS bucket,
        multiIf(
            {by:String} = 'channel', toString(c.channel),
            {by:String} = 'campaign', toString(c.campaign),
            {by:String} = 'device', toString(c.device),
            {by:String} = 'region', toString(c.region),
            '') AS value,
        if(c.currency = '', {base:String}, toString(c.currency)) AS money,
        c.purchase_key AS purchase_key,
        if(c.customer_id != '', c.customer_id, i.customer_id) AS person,
        person != '' AS identified,
        toDecimal128(c.revenue, 4) AS amount
    FROM
    (
        SELECT ts, channel, campaign, device, region, currency, purchase_key, customer_id, anonymous_id, revenue
        FROM conversions
        WHERE tenant = {tenant:String}
          AND ts >= {from:DateTime64(3, 'UTC')}
          AND ts < {to:DateTime64(3, 'UTC')}
          AND ({channel:String} = '' OR channel = {channel:String})
          AND ({campaign:String} = '' OR campaign = {campaign:String})
          AND ({device:String} = '' OR device = {device:String})
          AND ({region:String} = '' OR region = {region:String})
    ) AS c
    ASOF LEFT JOIN
    (
        SELECT anonymous_id, valid_from, customer_id
        FROM identities FINAL
        WHERE tenant = {tenant:String}
    ) AS i
    ON c.anonymous_id = i.anonymous_id AND c.ts >= i.valid_from
)
GROUP BY GROUPING SETS ((bucket, value, money), (bucket, value), ())
ORDER BY level, bucket, value, money
LIMIT 200000
