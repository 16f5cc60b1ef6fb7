-- The visitor ids that belong, or for a time belonged, to the customer.
SELECT DISTINCT anonymous_id
FROM identities FINAL
WHERE tenant = {tenant:String} AND customer_id = {person:String}
ORDER BY anonymous_id
LIMIT 1000
