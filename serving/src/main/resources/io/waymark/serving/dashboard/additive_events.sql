-- Counts and money that add up, for ranges that cut an hour: read from the events themselves. Every report of spend counts
-- as an event, but only the latest of a day as spend.
SELECT
    toUnixTimestamp(multiIf(
        {grain:String} = 'hour', toStartOfHour(at, {zone:String}),
        {grain:String} = 'day', toStartOfDay(at, {zone:String}),
        {grain:String} = 'week', toDateTime(toDate(at, {zone:String}) - (toDayOfWeek(at, 0, {zone:String}) + 7 - {week_first:UInt8}) % 7, {zone:String}),
        {grain:String} = 'month', toDateTime(toStartOfMonth(at, {zone:String}), {zone:String}),
        toDateTime(0, 'UTC'))) AS bucket,
    multiIf(
        {by:String} = 'channel', toString(channel),
        {by:String} = 'campaign', toString(campaign),
        {by:String} = 'device', toString(device),
        {by:String} = 'region', toString(region),
        '') AS value,
    if(currency = '', {base:String}, toString(currency)) AS money,
    sum(n) AS events,
    sum(n_touches) AS touches,
    sum(given_back) AS refunded,
    sum(cost) AS spent
FROM
(
    SELECT
        ts AS at, channel, campaign, device, region, currency, 1 AS n, kind = 'touch' AS n_touches,
        if(kind = 'refund', toDecimal128(revenue, 4), toDecimal128(0, 4)) AS given_back, toDecimal128(0, 4) AS cost
    FROM events
    WHERE tenant = {tenant:String}
      AND ts >= {from:DateTime64(3, 'UTC')}
      AND ts < {to:DateTime64(3, 'UTC')}
    UNION ALL
    SELECT ts, channel, campaign, device, region, currency, 0, 0, toDecimal128(0, 4), toDecimal128(cost, 4)
    FROM spend
    WHERE tenant = {tenant:String}
      AND ts >= {from:DateTime64(3, 'UTC')}
      AND ts < {to:DateTime64(3, 'UTC')}
)
WHERE ({channel:String} = '' OR channel = {channel:String})
  AND ({campaign:String} = '' OR campaign = {campaign:String})
  AND ({device:String} = '' OR device = {device:String})
  AND ({region:String} = '' OR region = {region:String})
GROUP BY bucket, value, money
ORDER BY bucket, value, money
LIMIT 200000
