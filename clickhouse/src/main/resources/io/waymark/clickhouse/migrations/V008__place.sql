-- Partition * 2^48 + offset of the event in its topic: the order of a person's events of one time.
ALTER TABLE events
    ADD COLUMN IF NOT EXISTS place Int64 CODEC(Delta, ZSTD(1));
