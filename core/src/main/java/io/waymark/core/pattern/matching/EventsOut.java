package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import io.waymark.core.packed.EventPacking;
import io.waymark.core.packed.PackedWriter;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The events that a person's tracks have taken, each written once: by its place in the history, or
 * behind the tracks where the history has it no more.
 */
final class EventsOut {
  private final History history;
  private final Map<Event, Integer> numbers = new IdentityHashMap<>(0);
  private final PackedWriter one = new PackedWriter(256);
  private final PackedWriter others = new PackedWriter(0);
  private int count;

  EventsOut(History history) {
    this.history = history;
  }

  /** Its number among those of the history and, behind them, the others. */
  int numberOf(Event event) {
    return numbers.computeIfAbsent(event, this::newNumberOf);
  }

  private int newNumberOf(Event event) {
    one.clear();
    EventPacking.write(event, one);
    int place = history.find(one);
    if (place >= 0) {
      return place;
    }
    int begin = others.beginPart();
    others.append(one.array(), 0, one.size());
    others.endPart(begin);
    return history.size() + count++;
  }

  /** Writes those that were asked for and are not in the history. */
  void writeOthers(PackedWriter out) {
    out.writeUnsigned(count);
    out.append(others.array(), 0, others.size());
  }
}
