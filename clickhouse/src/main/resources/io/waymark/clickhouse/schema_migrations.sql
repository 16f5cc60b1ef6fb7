-- No row of it may replace another: the first of a version counts.
CREATE TABLE IF NOT EXISTS schema_migrations
(
    version   UInt32,
    file      String,
    checksum  String,
    applied   DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = MergeTree
ORDER BY version
