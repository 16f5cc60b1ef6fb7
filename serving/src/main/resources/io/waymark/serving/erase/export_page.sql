ORDER BY toUnixTimestamp64Milli({{time}}), toString({{key}})
LIMIT {limit:UInt32}
SETTINGS date_time_output_format = 'iso', output_format_json_quote_64bit_integers = 0
