-- Conversions by goal. What is in another currency than the tenant's own is totalled as it was converted when it came, in the
-- base currency of that time; what no rate covered then is totalled by currency. level 0: by currency; 3: of the goal.
SELECT
    grouping(of_goal, money, converted) AS level,
    of_goal,
    any(goal_kind) AS of_kind,
    money,
    converted,
    uniqExact(purchase_key) AS reached,
    uniqExactIf(person, person != '') AS persons,
    sum(amount) AS worth
FROM
(
    SELECT
        c.goal AS of_goal,
        c.goal_kind AS goal_kind,
        c.purchase_key AS purchase_key,
        if(c.customer_id != '', c.customer_id, i.customer_id) AS person,
        c.value_currency IN ('', {base:String}) AS own,
        own OR c.value_base IS NOT NULL AS converted,
        multiIf(
            own, {base:String},
            NOT converted, toString(c.value_currency),
            c.base_currency = '', {base:String},
            toString(c.base_currency)) AS money,
        toDecimal128(if(own OR NOT converted, c.value, assumeNotNull(c.value_base)), 4) AS amount
    FROM
    (
        SELECT ts, purchase_key, customer_id, anonymous_id, goal, goal_kind, value, value_currency, value_base, base_currency
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
GROUP BY GROUPING SETS ((of_goal, money, converted), (of_goal))
ORDER BY level, of_goal, money, converted
LIMIT 20000
