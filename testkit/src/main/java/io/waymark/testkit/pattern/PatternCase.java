package io.waymark.testkit.pattern;

import io.waymark.core.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A pattern and the events of one person.
 *
 * @param pattern what is looked for
 * @param events in order of time
 */
public record PatternCase(PatternDraft pattern, List<Event> events) {
  private static final int MAX_ROUNDS = 1_000;

  /** Copies the events. */
  public PatternCase {
    events = List.copyOf(events);
  }

  /** A smaller case that fails as well, and no simpler one of it does. */
  public PatternCase shrunk(Predicate<PatternCase> fails) {
    PatternCase smallest = this;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      PatternCase smaller = smallest.firstSimpler(fails);
      if (smaller == smallest) {
        return smallest;
      }
      smallest = smaller;
    }
    return smallest;
  }

  private PatternCase firstSimpler(Predicate<PatternCase> fails) {
    for (PatternCase candidate : simpler()) {
      if (fails.test(candidate)) {
        return candidate;
      }
    }
    return this;
  }

  private List<PatternCase> simpler() {
    List<PatternCase> all = new ArrayList<>();
    for (int length = Math.max(1, events.size() / 2); length > 0; length /= 2) {
      for (int from = 0; from + length <= events.size(); from += length) {
        List<Event> fewer = new ArrayList<>(events);
        fewer.subList(from, from + length).clear();
        all.add(new PatternCase(pattern, fewer));
      }
    }
    pattern.simpler().forEach(draft -> all.add(new PatternCase(draft, events)));
    return all;
  }

  /** What a person needs to see it: the document and one event per line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(pattern.toJson()).append('\n');
    for (Event event : events) {
      text.append(event.eventId())
          .append(" +")
          .append(event.ts() - events.get(0).ts())
          .append(" ms ")
          .append(event.name())
          .append(' ')
          .append(event.channel())
          .append(event.revenue() > 0 ? " " + event.revenue() : "")
          .append('\n');
    }
    return text.toString();
  }
}
