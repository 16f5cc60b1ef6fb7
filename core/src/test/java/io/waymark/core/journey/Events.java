package io.waymark.core.journey;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;

/** Events for tests. */
public final class Events {
  private Events() {}

  public static Arrival arrival(
      String id, EventKind kind, String customer, String visitor, long ts, String order, long eur) {
    Event event =
        new Event(
            id,
            "acme",
            customer,
            visitor,
            kind,
            "n",
            "ch" + ts % 3,
            "",
            "",
            order,
            ts,
            "",
            "",
            eur * 10_000,
            "EUR",
            0,
            0,
            "{}");
    return new Arrival(event, (int) (ts % 4), id.hashCode() & 0xFFFFFFL, "", ts + 1, false);
  }

  public static Arrival touch(String id, long ts) {
    return arrival(id, EventKind.TOUCH, "c1", "", ts, "", 0);
  }

  public static Arrival purchase(String id, long ts, String order, long eur) {
    return arrival(id, EventKind.CONVERSION, "c1", "", ts, order, eur);
  }
}
