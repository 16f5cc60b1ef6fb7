/**
 * Rows to ClickHouse, effectively once: gathered in the checkpoint, inserted under a token when it
 * is complete.
 */
@NullMarked
package io.waymark.jobs.sink;

import org.jspecify.annotations.NullMarked;
