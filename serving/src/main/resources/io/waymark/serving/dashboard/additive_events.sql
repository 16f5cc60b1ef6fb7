-- Counts and money that add up, for ranges that cut an hour: read from the events themselves.
SELECT
    toUnixTimestamp(multiIf(
        {grain:String} = 'hour', toStartOfHour(ts, {zone:String}),
        {grain:String} = 'day', toStartOfDay(ts, {zone:String}),
        {grain:String} = 'week', toDateTime(toMonday(ts, {zone:String}), {zone:String}),
        {grain:String} = 'month', toDateTime(toStartOfMonth(ts, {zone:String}), {zone:String}),
        toDateTime(0, 'UTC'))) AS bucket,
    multiIf(
        {by:String} = 'channel', toString(channel),
        {by:String} = 'campaign', toString(campaign),
        {by:String} = 'device', toString(device),
        {by:String} = 'region', toString(region),
        '') AS value,
    if(currency = '', {base:String}, toString(currency)) AS money,
    count() AS events,
    countIf(kind = 'touch') AS touches,
    sumIf(toDecimal128(revenue, 4), kind = 'refund') AS refunded,
    sumIf(toDecimal128(cost, 4), kind = 'spend') AS spent
FROM events
WHERE tenant = {tenant:String}
  AND ts >= {from:DateTime64(3, 'UTC')}
  AND ts < {to:DateTime64(3, 'UTC')}
  AND ({channel:String} = '' OR channel = {channel:String})
  AND ({campaign:String} = '' OR campaign = {campaign:String})
  AND ({device:String} = '' OR device = {device:String})
  AND ({region:String} = '' OR region = {region:String})
GROUP BY bucket, value, money
ORDER BY bucket, value, money
LIMIT 200000
