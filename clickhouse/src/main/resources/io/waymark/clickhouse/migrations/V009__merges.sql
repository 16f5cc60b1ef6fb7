-- Rows that are inserted once are merged in wider steps: a row is rewritten once for every ten parts that become one, not for
-- every five. A month has some twenty parts instead of fifteen at most; nothing of these tables is read with FINAL, so that
-- costs a read little. Tables of latest values keep the server's own base: there a merge also takes old versions away.
ALTER TABLE events MODIFY SETTING merge_selector_base = 10;

ALTER TABLE conversions MODIFY SETTING merge_selector_base = 10;

ALTER TABLE refunds MODIFY SETTING merge_selector_base = 10;

ALTER TABLE rejected_events MODIFY SETTING merge_selector_base = 10;

ALTER TABLE late_events MODIFY SETTING merge_selector_base = 10;

ALTER TABLE filtered_events MODIFY SETTING merge_selector_base = 10;

ALTER TABLE repeated_events MODIFY SETTING merge_selector_base = 10;

ALTER TABLE pattern_matches MODIFY SETTING merge_selector_base = 10;

ALTER TABLE dead_ends MODIFY SETTING merge_selector_base = 10;
