package io.waymark.jobs.record;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;

/** Events for harness tests. */
public final class TestArrivals {
  private TestArrivals() {}

  public static Arrival of(
      String id, EventKind kind, String customer, String visitor, long ts, double eur) {
    Event event =
        new Event(
            id,
            "acme",
            customer,
            visitor,
            kind,
            "n",
            "email",
            "",
            "",
            "",
            ts,
            "",
            "",
            Math.round(eur * 10_000),
            "EUR",
            0,
            0,
            "{}");
    return new Arrival(event, 0, ts, "", ts + 1, false);
  }

  public static Arrival touch(String id, String customer, long ts) {
    return of(id, EventKind.TOUCH, customer, "", ts, 0);
  }

  public static Arrival purchase(String id, String customer, long ts, double eur) {
    return of(id, EventKind.CONVERSION, customer, "", ts, eur);
  }
}
