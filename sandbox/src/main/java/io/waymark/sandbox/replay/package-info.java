/**
 * Replay of event files into a running system: read, sort by event time, send, wait until every
 * line is queryable, report.
 */
@NullMarked
package io.waymark.sandbox.replay;

import org.jspecify.annotations.NullMarked;
