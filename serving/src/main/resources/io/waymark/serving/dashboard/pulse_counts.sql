-- Rows in the tables that an event can end in.
SELECT
    (SELECT count() FROM events WHERE tenant = {tenant:String}) AS events,
    (SELECT count() FROM rejected_events WHERE tenant = {tenant:String}) AS rejected,
    (SELECT count() FROM late_events WHERE tenant = {tenant:String}) AS late,
    (SELECT count() FROM repeated_events WHERE tenant = {tenant:String}) AS repeated,
    (SELECT count() FROM filtered_events WHERE tenant = {tenant:String}) AS filtered
