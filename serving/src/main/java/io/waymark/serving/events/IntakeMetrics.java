package io.waymark.serving.events;

import io.prometheus.client.Counter;
import io.waymark.core.wire.RejectReason;

/** Counters of events taken and refused. */
final class IntakeMetrics {

  private static final Counter ACCEPTED =
      Counter.build("waymark_events_accepted_total", "Events acknowledged by Kafka").register();
  private static final Counter REFUSED =
      Counter.build("waymark_events_refused_total", "Events refused, by reason")
          .labelNames("reason")
          .register();

  private IntakeMetrics() {}

  static void accepted(long count) {
    ACCEPTED.inc(count);
  }

  static void refused(RejectReason reason) {
    REFUSED.labels(reason.code()).inc();
  }
}
