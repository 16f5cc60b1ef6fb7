-- The tables whose rows belong to tenants.
SELECT table AS name
FROM system.columns
WHERE database = currentDatabase() AND name = 'tenant'
ORDER BY table
