package io.waymark.core.pattern.trial;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.pattern.matching.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a trial found, person by person: counts, days, samples, conversions afterwards. */
public final class Tally {
  /** How long after a match a conversion counts as following it, in milliseconds: 7 days. */
  public static final long HORIZON_MS = 7 * 86_400_000L;

  private static final long DAY_MS = 86_400_000;
  private static final int MAX_SAMPLES = 10;

  /** Matches and dead ends of one UTC day. */
  public static final class Day {
    private long matches;
    private long deadEnds;

    public long matches() {
      return matches;
    }

    public long deadEnds() {
      return deadEnds;
    }
  }

  /**
   * A journey to look at.
   *
   * @param person whose
   * @param finding what was found in it
   */
  public record Sample(String person, Finding finding) {}

  private final SortedMap<Long, Day> days = new TreeMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private final Conversion conversion = new Conversion();
  private final Day total = new Day();
  private final long end;
  private long events;
  private long persons;

  /**
   * A tally of nothing yet.
   *
   * @param end event time at which the history ends
   */
  public Tally(long end) {
    this.end = end;
  }

  /** Counts a person's events, in time order, and what was found in them. */
  public void person(String person, List<Event> history, List<Finding> findings) {
    persons++;
    events += history.size();
    long firstMatch = Long.MAX_VALUE;
    for (Finding finding : findings) {
      count(finding);
      if (!finding.deadEnd()) {
        firstMatch = Math.min(firstMatch, finding.ts());
      }
      if (samples.size() < MAX_SAMPLES) {
        samples.add(new Sample(person, finding));
      }
    }
    compare(history, firstMatch);
  }

  private void count(Finding finding) {
    Day day = days.computeIfAbsent(Math.floorDiv(finding.ts(), DAY_MS) * DAY_MS, d -> new Day());
    for (Day each : List.of(day, total)) {
      each.matches += finding.deadEnd() ? 0 : 1;
      each.deadEnds += finding.deadEnd() ? 1 : 0;
    }
  }

  private void compare(List<Event> history, long firstMatch) {
    boolean hasMatched = firstMatch < Long.MAX_VALUE;
    long from = hasMatched ? firstMatch : history.get((history.size() - 1) / 2).ts();
    if (from + HORIZON_MS > end) {
      return;
    }
    int before = 0;
    boolean converted = false;
    for (Event event : history) {
      before += event.ts() <= from ? 1 : 0;
      converted |=
          event.kind() == EventKind.CONVERSION
              && event.ts() > from
              && event.ts() <= from + HORIZON_MS;
    }
    conversion.count(hasMatched, before, converted);
  }

  public long events() {
    return events;
  }

  public long persons() {
    return persons;
  }

  public long matches() {
    return total.matches;
  }

  public long deadEnds() {
    return total.deadEnds;
  }

  /** By the UTC midnight at which the day begins. */
  public SortedMap<Long, Day> days() {
    return Collections.unmodifiableSortedMap(days);
  }

  /** The first ones that were found. */
  public List<Sample> samples() {
    return List.copyOf(samples);
  }

  public Conversion.Result conversion() {
    return conversion.result();
  }
}
