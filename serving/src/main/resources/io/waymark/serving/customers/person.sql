-- Who an id is: a customer, a visitor who became one, or a visitor.
SELECT
    (SELECT count() FROM events
     WHERE tenant = {tenant:String} AND customer_id = {id:String}) AS named,
    (SELECT count() FROM events
     WHERE tenant = {tenant:String} AND customer_id = '' AND anonymous_id = {id:String} AND kind != 'spend') AS visited,
    (SELECT count() FROM identities FINAL
     WHERE tenant = {tenant:String} AND customer_id = {id:String}) AS aliases,
    (SELECT argMax(customer_id, valid_from) FROM identities FINAL
     WHERE tenant = {tenant:String} AND anonymous_id = {id:String}) AS became
