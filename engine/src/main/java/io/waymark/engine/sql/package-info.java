/** Just enough of ClickHouse's grammar to find where the data of an INSERT begin. */
@NullMarked
package io.waymark.engine.sql;

import org.jspecify.annotations.NullMarked;
