-- Whether a customer is one already.
SELECT count() AS found
FROM customers
WHERE tenant = {tenant:String} AND identified AND person = {person:String}
