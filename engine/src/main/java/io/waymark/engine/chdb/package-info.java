/** The ClickHouse library in this process: its C functions, connections and results. */
@NullMarked
package io.waymark.engine.chdb;

import org.jspecify.annotations.NullMarked;
