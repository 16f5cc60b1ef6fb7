CREATE TABLE IF NOT EXISTS schema_migrations
(
    version   UInt32,
    file      String,
    checksum  String,
    applied   DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = ReplacingMergeTree(applied)
ORDER BY version
