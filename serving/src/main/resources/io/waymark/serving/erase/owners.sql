-- Every visitor id that ever was the customer's, with all its owners in time order.
SELECT anonymous_id, customer_id, toUnixTimestamp64Milli(valid_from) AS valid_from_ms
FROM identities FINAL
WHERE tenant = {tenant:String}
  AND anonymous_id IN (SELECT anonymous_id FROM identities WHERE tenant = {tenant:String} AND customer_id = {person:String})
ORDER BY anonymous_id, valid_from
LIMIT 100001
