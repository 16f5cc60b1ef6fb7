-- The first and the last touch.
SELECT * FROM
    (SELECT 'first' AS which, ts, channel, campaign, name FROM person_events
     WHERE kind = 'touch' ORDER BY ts, event_id LIMIT 1)
UNION ALL
SELECT * FROM
    (SELECT 'last' AS which, ts, channel, campaign, name FROM person_events
     WHERE kind = 'touch' ORDER BY ts DESC, event_id DESC LIMIT 1)
