-- The people of one part, each with all events, which the reader puts in order. A visitor who was identified is the
-- customer. Columns of lists, since the client's cost is by row and value.
SELECT
    multiIf(e.customer_id != '', e.customer_id, i.customer_id != '', i.customer_id, e.anonymous_id) AS person,
    groupArray(toUnixTimestamp64Milli(e.ts)) AS tss,
    groupArray(e.place) AS places,
    groupArray(toUnixTimestamp64Milli(e.received)) AS receiveds,
    groupArray(e.event_id) AS event_ids,
    groupArray(toString(e.kind)) AS kinds,
    groupArray(toString(e.name)) AS names,
    groupArray(toString(e.channel)) AS channels,
    groupArray(toString(e.campaign)) AS campaigns,
    groupArray(toString(e.device)) AS devices,
    groupArray(toString(e.region)) AS regions,
    groupArray(e.session_id) AS session_ids,
    groupArray(e.order_id) AS order_ids,
    groupArray(toInt64(e.revenue * 10000)) AS revenues,
    groupArray(toString(e.currency)) AS currencies,
    groupArray(if({properties:UInt8} = 1, e.properties, '')) AS propertieses,
    groupArray(if({ids:UInt8} = 1, e.customer_id, '')) AS customer_ids,
    groupArray(if({ids:UInt8} = 1, e.anonymous_id, '')) AS anonymous_ids
FROM
(
    SELECT *
    FROM events
    WHERE tenant = {tenant:String}
      AND kind != 'spend'
      AND NOT out_of_order
      AND ts >= {from:DateTime64(3, 'UTC')}
      AND ts < {to:DateTime64(3, 'UTC')}
) AS e
ASOF LEFT JOIN
(
    SELECT anonymous_id, valid_from, customer_id
    FROM identities FINAL
    WHERE tenant = {tenant:String}
) AS i
ON e.anonymous_id = i.anonymous_id AND e.ts >= i.valid_from
WHERE cityHash64(person) % {parts:UInt32} = {part:UInt32}
GROUP BY person
