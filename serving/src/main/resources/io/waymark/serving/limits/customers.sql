-- How many customers a tenant has; uniq is exact up to some ten thousand and within 1 % above.
SELECT uniq(person) AS customers
FROM customers
WHERE tenant = {tenant:String} AND identified AND superseded_by = ''
