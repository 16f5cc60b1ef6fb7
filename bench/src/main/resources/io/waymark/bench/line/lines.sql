-- Every line of a run stands in exactly one of these tables.
SELECT
    toInt64((SELECT count() FROM events)) AS events,
    toInt64(
        (SELECT count() FROM repeated_events) + (SELECT count() FROM late_events)
        + (SELECT count() FROM filtered_events) + (SELECT count() FROM rejected_events)) AS others
