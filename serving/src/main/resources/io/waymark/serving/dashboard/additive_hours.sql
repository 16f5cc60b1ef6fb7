-- Counts and money that add up, for ranges of whole UTC hours: read from the hourly rows, and spend as additive_events.sql.
-- FINAL takes the last version of each row whether or not merges have run.
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
        toDateTime64(hour, 3, 'UTC') AS at, channel, campaign, device, region, currency,
        channel_daily.events AS n, channel_daily.touches AS n_touches,
        channel_daily.refunds AS given_back, toDecimal128(0, 4) AS cost
    FROM channel_daily FINAL
    WHERE tenant = {tenant:String}
      AND hour >= {from:DateTime64(3, 'UTC')}
      AND hour < {to:DateTime64(3, 'UTC')}
    UNION ALL
    SELECT ts, channel, campaign, device, region, currency, 1, 0, toDecimal128(0, 4), toDecimal128(0, 4)
    FROM events
    WHERE tenant = {tenant:String}
      AND customer_id = '' AND anonymous_id = '' AND kind = 'spend'
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
