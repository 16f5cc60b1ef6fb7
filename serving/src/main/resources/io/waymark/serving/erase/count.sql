SELECT count() AS found FROM {{table}} WHERE
