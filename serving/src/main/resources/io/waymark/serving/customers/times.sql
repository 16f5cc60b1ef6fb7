-- slot: the hour 0..23, or the weekday 0..6 from Monday on.
SELECT 'hour' AS scale, toHour(ts, {zone:String}) AS slot, count() AS events
FROM person_events GROUP BY slot
UNION ALL
SELECT 'weekday' AS scale, toDayOfWeek(ts, 1, {zone:String}) AS slot, count() AS events
FROM person_events GROUP BY slot
