package io.waymark.sandbox.kills;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.testkit.demo.DemoLine;
import io.waymark.testkit.demo.DemoLine.Fate;
import io.waymark.testkit.demo.DemoSettings;
import io.waymark.testkit.demo.DemoStore;
import java.util.Iterator;
import java.util.Set;

/** The demo store as tenant {@code main}: a shop with repeats, late and broken lines and bots. */
final class ShopLines implements Iterator<Line> {
  static final String TENANT = "main";

  private static final Set<EventKind> PLAIN =
      Set.of(EventKind.TOUCH, EventKind.ENGAGEMENT, EventKind.SUPPORT, EventKind.REFUND);

  private final DemoStore store;

  ShopLines(DemoSettings settings) {
    store = new DemoStore(settings);
  }

  @Override
  public boolean hasNext() {
    return store.hasNext();
  }

  @Override
  public Line next() {
    DemoLine line = store.next();
    boolean plain =
        line.fate().isRejected()
            || line.fate() == Fate.ACCEPTED && PLAIN.contains(line.event().kind());
    return new Line(line.arrivalMs(), TENANT, owner(line.event()), plain, line.json());
  }

  private static String owner(Event event) {
    if (event.kind() == EventKind.SPEND) {
      return "spend:" + event.channel();
    }
    return event.anonymousId().isEmpty() ? event.customerId() : event.anonymousId();
  }
}
