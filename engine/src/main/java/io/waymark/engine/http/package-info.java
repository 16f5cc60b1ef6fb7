/** ClickHouse's HTTP interface over a pool of connections. */
@NullMarked
package io.waymark.engine.http;

import org.jspecify.annotations.NullMarked;
