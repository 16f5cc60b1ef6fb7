package io.waymark.serving.customers;

import java.time.Instant;

/**
 * Counts over all events of a person.
 *
 * @param events of every kind
 * @param touches of kind touch
 * @param purchases distinct orders, or conversions without one
 * @param channels distinct channels
 * @param recentEvents events of the last 90 days
 * @param firstEvent time of the first event
 * @param lastEvent time of the last event
 * @param gaps between touches
 */
record Activity(
    long events,
    long touches,
    long purchases,
    long channels,
    long recentEvents,
    Instant firstEvent,
    Instant lastEvent,
    Gaps gaps) {

  /** Times between one touch and the next; zero where there are fewer than two. */
  record Gaps(long count, double medianSeconds, double meanSeconds, double maxSeconds) {}
}
