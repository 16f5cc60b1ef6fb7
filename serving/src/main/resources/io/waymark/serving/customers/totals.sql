-- Counts and the gaps between touches, in seconds.
SELECT * EXCEPT (steps, gaps)
FROM
(
    SELECT
        count() AS events,
        countIf(kind = 'touch') AS touches,
        min(ts) AS first_event,
        max(ts) AS last_event,
        countIf(ts > newest.at - INTERVAL 90 DAY) AS recent_events,
        uniqExactIf(channel, channel != '') AS channels,
        -- As Event.purchaseKey: ids of events are unique per visitor only, and may be those of orders.
        uniqExactIf(
            if(order_id = '', ('e', if(customer_id = '', anonymous_id, customer_id), event_id), ('o', order_id, '')),
            kind = 'conversion') AS purchases,
        arrayDifference(arraySort(groupArrayIf(toUnixTimestamp64Milli(ts), kind = 'touch'))) AS steps,
        arraySlice(steps, 2) AS gaps,
        length(gaps) AS gap_count,
        if(gap_count = 0, 0., arrayReduce('quantileExactInclusive(0.5)', gaps) / 1000) AS gap_median,
        if(gap_count = 0, 0., arrayAvg(gaps) / 1000) AS gap_mean,
        if(gap_count = 0, 0., arrayMax(gaps) / 1000) AS gap_max
    FROM person_events
    CROSS JOIN (SELECT greatest({as_of:DateTime64(3, 'UTC')}, max(ts)) AS at FROM person_events) AS newest
)
