-- The window of each table: its own setting where it has one, else the server's.
WITH
    startsWith(engine, 'Replicated') OR startsWith(engine, 'Shared') AS replicated,
    if(replicated, 'replicated_deduplication_window', 'non_replicated_deduplication_window') AS setting,
    if(
        replicated,
        extract(engine_full, '[ ,]replicated_deduplication_window = (\\d+)'),
        extract(engine_full, '[ ,]non_replicated_deduplication_window = (\\d+)')) AS own
SELECT
    name,
    setting,
    if(own = '', toInt64(server.value), toInt64OrZero(own)) AS size
FROM system.tables
INNER JOIN (SELECT name AS key, value FROM system.merge_tree_settings) AS server
    ON server.key = setting
WHERE database = currentDatabase() AND engine LIKE '%MergeTree' AND name != 'schema_migrations'
ORDER BY name
