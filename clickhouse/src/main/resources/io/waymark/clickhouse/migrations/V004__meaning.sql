-- What a tenant's configuration decided about an event, with the version that decided (0 is the shipped one): the line of the
-- table of channels (empty where the channel was sent), the goal, and whether advertising may use the event.
ALTER TABLE events
    ADD COLUMN IF NOT EXISTS meaning UInt32,
    ADD COLUMN IF NOT EXISTS rule LowCardinality(String),
    ADD COLUMN IF NOT EXISTS goal LowCardinality(String),
    ADD COLUMN IF NOT EXISTS advertising Bool DEFAULT true;

-- What reaching the goal is worth, as it came and in the base currency of that time. value_base is null where no rate covers
-- the day: such values are totalled apart by value_currency, never added.
ALTER TABLE conversions
    ADD COLUMN IF NOT EXISTS meaning UInt32,
    ADD COLUMN IF NOT EXISTS goal LowCardinality(String) DEFAULT 'purchase',
    ADD COLUMN IF NOT EXISTS goal_kind LowCardinality(String) DEFAULT 'purchase',
    ADD COLUMN IF NOT EXISTS value Decimal(18, 4) DEFAULT revenue,
    ADD COLUMN IF NOT EXISTS value_currency LowCardinality(String) DEFAULT currency,
    ADD COLUMN IF NOT EXISTS value_base Nullable(Decimal(18, 4)) DEFAULT if(currency = '', revenue, NULL),
    ADD COLUMN IF NOT EXISTS base_currency LowCardinality(String);
