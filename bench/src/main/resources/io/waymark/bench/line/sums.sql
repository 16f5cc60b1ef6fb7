-- How many people there are, visitors among them.
-- Each accepted event counts once for its person, once for its hour and once for its minute.
SELECT
    toInt64((SELECT sum(events) FROM customers FINAL WHERE superseded_by = '')) AS customers,
    toInt64((SELECT count() FROM customers FINAL WHERE superseded_by = '')) AS people,
    toInt64((SELECT sum(events) FROM channel_daily FINAL)) AS hours,
    toInt64((SELECT sum(events) FROM channel_minutely FINAL)) AS minutes
