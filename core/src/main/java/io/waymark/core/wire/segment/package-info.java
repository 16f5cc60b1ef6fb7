/**
 * Segment's payloads as events: one mapping for the HTTP routes and for replayed exports. What
 * becomes of each field stands in {@code docs/events.md}.
 */
@NullMarked
package io.waymark.core.wire.segment;

import org.jspecify.annotations.NullMarked;
