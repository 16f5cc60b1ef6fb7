package io.waymark.testkit.pattern;

import io.waymark.core.event.Amount;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random events of one person in order of time; equal seeds give equal streams. */
public final class StreamGenerator {
  private static final long START_MS = 1_700_000_000_000L;
  private static final int MAX_REVENUE = 10;

  private final Vocabulary vocabulary;
  private final SplittableRandom random;

  /** Consists of that vocabulary. */
  public StreamGenerator(Vocabulary vocabulary, SplittableRandom random) {
    this.vocabulary = vocabulary;
    this.random = random;
  }

  /**
   * The next stream. Some events share their time; some gaps are just below, at and above the
   * pattern's windows.
   *
   * @param length events
   */
  public List<Event> next(PatternDraft pattern, int length) {
    List<Event> events = new ArrayList<>();
    long ts = START_MS;
    for (int i = 0; i < length; i++) {
      ts += gap(pattern);
      events.add(event(i, ts));
    }
    return events;
  }

  private long gap(PatternDraft pattern) {
    long unit = vocabulary.unitMs();
    long window = random.nextBoolean() ? pattern.wholeMs() : pattern.betweenMs();
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> 0;
      case 3 -> 1;
      case 4 -> window == 0 ? unit : window - 1;
      case 5 -> window;
      case 6 -> window + 1;
      case 7 -> unit;
      default -> random.nextLong(unit);
    };
  }

  private Event event(int index, long ts) {
    String name = vocabulary.names().get(random.nextInt(vocabulary.names().size()));
    boolean bought = name.equals("purchase");
    return new Event(
        "e" + index,
        "main",
        "c1",
        "",
        bought ? EventKind.CONVERSION : EventKind.TOUCH,
        name,
        vocabulary.channels().get(random.nextInt(vocabulary.channels().size())),
        "",
        "",
        "",
        ts,
        "",
        "",
        bought ? random.nextInt(MAX_REVENUE) * Amount.UNIT : 0,
        "",
        0,
        0,
        Event.NO_PROPERTIES);
  }
}
