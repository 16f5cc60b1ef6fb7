package io.waymark.serving.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.waymark.serving.http.Limits;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * What one tenant has left: two token buckets (refilled steadily, full after a pause) and the
 * places of its queries. A change of its limits makes a new one, with full buckets.
 *
 * @param limits that it was made of
 * @param requests one token a request
 * @param events one token an event
 * @param queries one permit a query under way; fair, so that they are asked in order
 */
record Quota(Limits limits, Bucket requests, Bucket events, Semaphore queries) {

  static Quota of(Limits limits, TimeMeter clock) {
    return new Quota(
        limits,
        bucket(limits.requestsPerSecond(), limits.requestsBurst(), clock),
        bucket(limits.eventsPerSecond(), limits.eventsBurst(), clock),
        new Semaphore(limits.concurrentQueries(), true));
  }

  private static Bucket bucket(long perSecond, long burst, TimeMeter clock) {
    return Bucket.builder()
        .withCustomTimePrecision(clock)
        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }
}
