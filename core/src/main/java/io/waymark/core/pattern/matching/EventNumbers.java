package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The events that a person's tracks hold, each written once. */
final class EventNumbers {
  private final List<Event> events = new ArrayList<>();
  private final Map<Event, Integer> numbers = new IdentityHashMap<>();

  int of(Event event) {
    return numbers.computeIfAbsent(
        event,
        e -> {
          events.add(e);
          return events.size() - 1;
        });
  }

  List<Event> all() {
    return events;
  }
}
