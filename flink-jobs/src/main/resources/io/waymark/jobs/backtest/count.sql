-- How many events a backtest has to read.
SELECT count() AS events
FROM events
WHERE tenant = {tenant:String}
  AND kind != 'spend'
  AND NOT out_of_order
  AND ts >= {from:DateTime64(3, 'UTC')}
  AND ts < {to:DateTime64(3, 'UTC')}
