-- What a pattern found, newest first, in the table of its matches or of its dead ends. Rows name the person as given; a visitor who was
-- identified is the customer.
SELECT
    f.version AS version,
    f.mode AS mode,
    multiIf(f.identified, f.person, i.customer_id != '', i.customer_id, f.person) AS who,
    f.identified OR i.customer_id != '' AS customer,
    f.ts AS ts,
    f.first_ts AS first_ts,
    f.person AS given,
    toString(f.key) AS number,
    f.value AS amount,
    f.currency AS money,
    f.touch_step[-1] AS step_reached,
    toJSONString(arrayMap(
        (step, event_id, at, kind, name, channel, campaign) -> CAST(
            (step, event_id, concat(replaceOne(toString(at), ' ', 'T'), 'Z'), kind, name, channel, campaign),
            'Tuple(step String, event_id String, ts String, kind String, name String, channel String, campaign String)'),
        f.touch_step, f.touch_event_id, f.touch_ts, f.touch_kind, f.touch_name, f.touch_channel, f.touch_campaign)) AS touches
FROM
(
    SELECT *
    FROM FOUND_IN
    WHERE tenant = {tenant:String}
      AND pattern = {pattern:String}
      AND ts >= {from:DateTime64(3, 'UTC')}
      AND ts < {to:DateTime64(3, 'UTC')}
      AND ({version:UInt32} = 0 OR version = {version:UInt32})
      AND ({mode:String} = '' OR mode = {mode:String})
      AND (ts, person, key) < ({after_ts:DateTime64(3, 'UTC')}, {after_person:String}, {after_key:UInt64})
) AS f
ASOF LEFT JOIN
(
    SELECT anonymous_id, valid_from, customer_id
    FROM identities FINAL
    WHERE tenant = {tenant:String}
) AS i
ON f.person = i.anonymous_id AND f.ts >= i.valid_from
WHERE {person:String} = '' OR who = {person:String}
ORDER BY f.ts DESC, f.person DESC, f.key DESC
LIMIT {limit:UInt32}
