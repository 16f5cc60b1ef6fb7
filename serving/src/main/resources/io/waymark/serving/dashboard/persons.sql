-- Distinct persons. level 0: of a bucket; 3: of everything in range.
-- A visitor who was identified counts as the customer he became, no longer as a visitor.
SELECT
    grouping(bucket, value) AS level,
    bucket,
    value,
    uniqExactIf(person, identified) AS customers,
    uniqExactIf(person, NOT identified) AS anonymous_visitors
FROM
(
    SELECT
        toUnixTimestamp(multiIf(
            {grain:String} = 'hour', toStartOfHour(e.ts, {zone:String}),
            {grain:String} = 'day', toStartOfDay(e.ts, {zone:String}),
            {grain:String} = 'week', toDateTime(toDate(e.ts, {zone:String}) - (toDayOfWeek(e.ts, 0, {zone:String}) + 7 - {week_first:UInt8}) % 7, {zone:String}),
            {grain:String} = 'month', toDateTime(toStartOfMonth(e.ts, {zone:String}), {zone:String}),
            toDateTime(0, 'UTC'))) AS bucket,
        multiIf(
            {by:String} = 'channel', toString(e.channel),
            {by:String} = 'campaign', toString(e.campaign),
            {by:String} = 'device', toString(e.device),
            {by:String} = 'region', toString(e.region),
            '') AS value,
        multiIf(e.customer_id != '', e.customer_id, i.customer_id != '', i.customer_id, e.anonymous_id) AS person,
        e.customer_id != '' OR i.customer_id != '' AS identified
    FROM
    (
        SELECT ts, channel, campaign, device, region, customer_id, anonymous_id
        FROM events
        WHERE tenant = {tenant:String}
          AND kind != 'spend'
          AND ts >= {from:DateTime64(3, 'UTC')}
          AND ts < {to:DateTime64(3, 'UTC')}
          AND ({channel:String} = '' OR channel = {channel:String})
          AND ({campaign:String} = '' OR campaign = {campaign:String})
          AND ({device:String} = '' OR device = {device:String})
          AND ({region:String} = '' OR region = {region:String})
    ) AS e
    ASOF LEFT JOIN
    (
        SELECT anonymous_id, valid_from, customer_id
        FROM identities FINAL
        WHERE tenant = {tenant:String}
    ) AS i
    ON e.anonymous_id = i.anonymous_id AND e.ts >= i.valid_from
)
GROUP BY GROUPING SETS ((bucket, value), ())
ORDER BY level, bucket, value
LIMIT 200000
