/** One codec for the rows of each table, and the columns in the order that it writes them. */
@NullMarked
package io.waymark.clickhouse.row;

import org.jspecify.annotations.NullMarked;
