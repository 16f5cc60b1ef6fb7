SELECT channel, count() AS touches
FROM person_events
WHERE kind = 'touch'
GROUP BY channel
ORDER BY touches DESC, channel
LIMIT 1000
