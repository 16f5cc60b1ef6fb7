-- What identify events say of a person (a flat JSON object), and what the person said last of each purpose: given, refused,
-- or nothing.
ALTER TABLE customers
    ADD COLUMN IF NOT EXISTS properties String DEFAULT '{}' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS analytics LowCardinality(String),
    ADD COLUMN IF NOT EXISTS advertising LowCardinality(String);

-- Whether advertising may use the touch.
ALTER TABLE journeys
    ADD COLUMN IF NOT EXISTS touch_advertising Array(Bool);
