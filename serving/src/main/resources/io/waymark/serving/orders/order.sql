-- What an order brought in, by currency.
SELECT
    if(currency = '', {base:String}, toString(currency)) AS money,
    if(sum(purchases.lines) > 0, minIf(purchases.ts, purchases.lines > 0), min(purchases.ts)) AS first_line,
    sum(purchases.lines) AS line_count,
    sum(purchases.refunds) AS refund_count,
    sum(purchases.revenue) AS bought,
    sum(purchases.refunded) AS given_back,
    sum(purchases.net) AS left_over
FROM purchases
WHERE tenant = {tenant:String}
  AND purchase_key = concat('o:', {order:String})
GROUP BY money
ORDER BY money
LIMIT 1000
