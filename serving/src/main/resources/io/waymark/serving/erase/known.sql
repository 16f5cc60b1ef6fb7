-- Whether an id is a customer's, a visitor's who became one, or a visitor's of whom there is anything.
SELECT
    (SELECT argMax(customer_id, valid_from) FROM identities FINAL
     WHERE tenant = {tenant:String} AND anonymous_id = {id:String}) AS became,
    (SELECT count() FROM identities WHERE tenant = {tenant:String} AND customer_id = {id:String})
  + (SELECT count() FROM events WHERE tenant = {tenant:String} AND customer_id = {id:String})
  + (SELECT count() FROM customers WHERE tenant = {tenant:String} AND identified AND person = {id:String})
  + (SELECT count() FROM late_events WHERE tenant = {tenant:String} AND customer_id = {id:String})
  + (SELECT count() FROM filtered_events WHERE tenant = {tenant:String} AND customer_id = {id:String}) AS named,
    (SELECT count() FROM events WHERE tenant = {tenant:String} AND customer_id = '' AND anonymous_id = {id:String})
  + (SELECT count() FROM customers WHERE tenant = {tenant:String} AND NOT identified AND person = {id:String})
  + (SELECT count() FROM late_events WHERE tenant = {tenant:String} AND customer_id = '' AND anonymous_id = {id:String})
  + (SELECT count() FROM filtered_events WHERE tenant = {tenant:String} AND customer_id = '' AND anonymous_id = {id:String}) AS visited
