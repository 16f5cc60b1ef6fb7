/** The one way to ClickHouse: a thin client, migrations, and the place that adds the tenant. */
@NullMarked
package io.waymark.clickhouse;

import org.jspecify.annotations.NullMarked;
