package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import io.waymark.core.packed.EventPacking;
import io.waymark.core.packed.PackedWriter;
import io.waymark.core.pattern.matching.PatternState.Held;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the events that a person's history and tracks hold, each once: first those of the history,
 * then those that tracks have taken and the history has no more.
 */
final class EventsOut {
  private final List<Held> history;
  private final Map<Event, Integer> numbers = new IdentityHashMap<>(0);
  private final List<Event> others = new ArrayList<>(0);

  EventsOut(List<Held> history) {
    this.history = history;
  }

  void writeHistory(PackedWriter out) {
    out.writeUnsigned(history.size());
    long before = 0;
    for (Held held : history) {
      out.writeLong(held.event().ts() - before);
      before = held.event().ts();
      out.writeUnsigned(held.partition());
      out.writeUnsigned(held.offset());
      write(held.event(), out);
    }
  }

  /** Its number among those that are written. */
  int numberOf(Event event) {
    if (numbers.isEmpty()) {
      // Most persons have no track when they are written, and no number is asked for.
      history.forEach(held -> numbers.put(held.event(), numbers.size()));
    }
    Integer known = numbers.get(event);
    if (known == null) {
      known = numbers.size();
      numbers.put(event, known);
      others.add(event);
    }
    return known;
  }

  /** Those that were asked for and are not in the history. */
  void writeOthers(PackedWriter out) {
    out.writeUnsigned(others.size());
    for (Event event : others) {
      write(event, out);
    }
  }

  private static void write(Event event, PackedWriter out) {
    int begin = out.beginPart();
    EventPacking.write(event, out);
    out.endPart(begin);
  }
}
