-- Time zones that days can be cut by here.
SELECT time_zone FROM system.time_zones ORDER BY time_zone
