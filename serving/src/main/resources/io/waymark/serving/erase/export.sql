-- A page of a person's rows in one table; each column is a JSON text.
SELECT * EXCEPT (tenant) APPLY (toJSONString),
    toUnixTimestamp64Milli({{time}}) AS cursor_ms,
    toString({{key}}) AS cursor_key
FROM {{table}} {{final}}
WHERE (toUnixTimestamp64Milli({{time}}), toString({{key}})) > ({after_ms:Int64}, {after_key:String}) AND
