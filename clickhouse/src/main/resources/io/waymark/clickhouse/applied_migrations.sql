-- The first record counts: a program with changed statements must not overwrite it unseen.
SELECT version, argMin(checksum, applied) AS checksum
FROM schema_migrations
GROUP BY version
ORDER BY version
