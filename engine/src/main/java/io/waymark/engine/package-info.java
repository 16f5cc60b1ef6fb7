/** A process that serves the ClickHouse library over ClickHouse's HTTP interface. */
@NullMarked
package io.waymark.engine;

import org.jspecify.annotations.NullMarked;
