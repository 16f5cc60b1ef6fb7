-- Purchases by channel. One that names no channel itself counts for the last one that its journey
-- touched. A journey carries the time of its purchase, give or take the lines of one order.
SELECT bucket, value, uniqExact(purchase_key) AS conversions
FROM
(
    SELECT
        toUnixTimestamp(multiIf(
            {grain:String} = 'hour', toStartOfHour(c.ts, {zone:String}),
            {grain:String} = 'day', toStartOfDay(c.ts, {zone:String}),
            {grain:String} = 'week', toDateTime(toDate(c.ts, {zone:String}) - (toDayOfWeek(c.ts, 0, {zone:String}) + 7 - {week_first:UInt8}) % 7, {zone:String}),
            toDateTime(toStartOfMonth(c.ts, {zone:String}), {zone:String}))) AS bucket,
        if(c.channel != '', toString(c.channel), j.last_channel) AS value,
        c.purchase_key AS purchase_key
    FROM
    (
        SELECT ts, channel, purchase_key
        FROM conversions
        WHERE tenant = {tenant:String}
          AND ts >= {from:DateTime64(3, 'UTC')}
          AND ts < {to:DateTime64(3, 'UTC')}
          AND ({channel:String} = '' OR channel = {channel:String})
          AND ({campaign:String} = '' OR campaign = {campaign:String})
          AND ({device:String} = '' OR device = {device:String})
          AND ({region:String} = '' OR region = {region:String})
    ) AS c
    LEFT JOIN
    (
        SELECT
            purchase_key,
            argMax(arrayLast(channel -> channel != '', touch_channel), version) AS last_channel
        FROM journeys
        WHERE tenant = {tenant:String}
          AND ts >= {from:DateTime64(3, 'UTC')} - INTERVAL 1 DAY
          AND ts < {to:DateTime64(3, 'UTC')} + INTERVAL 1 DAY
        GROUP BY purchase_key
    ) AS j
    ON c.purchase_key = j.purchase_key
)
GROUP BY bucket, value
ORDER BY bucket, value
LIMIT 200000
