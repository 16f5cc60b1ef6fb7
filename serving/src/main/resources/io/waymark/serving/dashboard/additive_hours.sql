-- Counts and money that add up, for ranges of whole UTC hours: read from the hourly rows.
-- FINAL takes the last version of each row whether or not merges have run.
SELECT
    toUnixTimestamp(multiIf(
        {grain:String} = 'hour', hour,
        {grain:String} = 'day', toStartOfDay(hour, {zone:String}),
        {grain:String} = 'week', toDateTime(toMonday(hour, {zone:String}), {zone:String}),
        {grain:String} = 'month', toDateTime(toStartOfMonth(hour, {zone:String}), {zone:String}),
        toDateTime(0, 'UTC'))) AS bucket,
    multiIf(
        {by:String} = 'channel', toString(channel),
        {by:String} = 'campaign', toString(campaign),
        {by:String} = 'device', toString(device),
        {by:String} = 'region', toString(region),
        '') AS value,
    if(currency = '', {base:String}, toString(currency)) AS money,
    sum(channel_daily.events) AS events,
    sum(channel_daily.touches) AS touches,
    sum(channel_daily.refunds) AS refunded,
    sum(channel_daily.spend) AS spent
FROM channel_daily FINAL
WHERE tenant = {tenant:String}
  AND hour >= {from:DateTime64(3, 'UTC')}
  AND hour < {to:DateTime64(3, 'UTC')}
  AND ({channel:String} = '' OR channel = {channel:String})
  AND ({campaign:String} = '' OR campaign = {campaign:String})
  AND ({device:String} = '' OR device = {device:String})
  AND ({region:String} = '' OR region = {region:String})
GROUP BY bucket, value, money
ORDER BY bucket, value, money
LIMIT 200000
