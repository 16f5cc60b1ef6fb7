SELECT
    if(currency = '', {base:String}, toString(currency)) AS money,
    sumIf(toDecimal128(revenue, 4), kind = 'conversion') AS bought,
    sumIf(toDecimal128(revenue, 4), kind = 'refund') AS refunded
FROM person_events
WHERE kind IN ('conversion', 'refund')
GROUP BY money
ORDER BY money
