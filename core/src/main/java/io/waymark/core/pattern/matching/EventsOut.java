package io.waymark.core.pattern.matching;

import io.waymark.core.packed.EventPacking;
import io.waymark.core.packed.PackedWriter;
import io.waymark.core.pattern.automaton.Taken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events that a person's tracks have taken, each written once: by its place in the history, or
 * behind the tracks where the history has it no more.
 */
final class EventsOut {
  private final History history;

  /** By its order, the place of an event that is not in the history; hardly ever any. */
  private final Map<Long, Integer> places = new HashMap<>(0);

  private final List<Taken> others = new ArrayList<>(0);

  EventsOut(History history) {
    this.history = history;
  }

  /** The number of the newest event among those of the history and, behind them, the others. */
  int numberOf(Taken taken) {
    long place = taken.lastOrder() - history.firstOrder();
    if (place >= 0) {
      return (int) place;
    }
    Integer known = places.putIfAbsent(taken.lastOrder(), others.size());
    if (known == null) {
      others.add(taken);
    }
    return history.size() + (known == null ? others.size() - 1 : known);
  }

  /** Writes those that were asked for and are not in the history. */
  void writeOthers(PackedWriter out) {
    out.writeUnsigned(others.size());
    for (Taken taken : others) {
      out.writeUnsigned(taken.lastOrder());
      int begin = out.beginPart();
      EventPacking.write(taken.last(), out);
      out.endPart(begin);
    }
  }
}
