-- What is known of a person besides his events.
SELECT properties, analytics, advertising
FROM customers FINAL
WHERE tenant = {tenant:String} AND identified = ({identified:UInt8} = 1) AND person = {person:String}
