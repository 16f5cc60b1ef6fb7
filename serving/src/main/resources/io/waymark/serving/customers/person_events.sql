-- All events of one person: those that name him, and those of his visitor ids from before and after.
WITH person_events AS
(
    SELECT customer_id, anonymous_id, event_id, kind, name, channel, campaign, session_id, order_id, ts, device, region, revenue, currency
    FROM events
    WHERE tenant = {tenant:String}
      AND kind != 'spend'
      AND (({identified:UInt8} = 1 AND customer_id = {person:String})
        OR ({identified:UInt8} = 0 AND customer_id = '' AND anonymous_id = {person:String}))
    UNION ALL
    SELECT e.customer_id, e.anonymous_id, e.event_id, e.kind, e.name, e.channel, e.campaign, e.session_id, e.order_id, e.ts, e.device, e.region, e.revenue, e.currency
    FROM
    (
        SELECT *
        FROM events
        WHERE tenant = {tenant:String}
          AND {identified:UInt8} = 1
          AND customer_id = ''
          AND kind != 'spend'
          AND anonymous_id IN (SELECT anonymous_id FROM identities WHERE tenant = {tenant:String} AND customer_id = {person:String})
    ) AS e
    ASOF INNER JOIN
    (
        SELECT anonymous_id, valid_from, customer_id
        FROM identities FINAL
        WHERE tenant = {tenant:String}
          AND anonymous_id IN (SELECT anonymous_id FROM identities WHERE tenant = {tenant:String} AND customer_id = {person:String})
    ) AS i
    ON e.anonymous_id = i.anonymous_id AND e.ts >= i.valid_from
    WHERE i.customer_id = {person:String}
)
