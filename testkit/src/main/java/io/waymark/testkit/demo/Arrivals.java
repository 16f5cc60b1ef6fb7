package io.waymark.testkit.demo;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.wire.EventJson;
import io.waymark.testkit.demo.DemoLine.Fate;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The way from the shop to us: most lines arrive as they happen, some twice, some after minutes to
 * days, a few after more than a week, a few broken. Which, hangs on the event's id alone.
 */
final class Arrivals implements EventSink {

  static final double TWICE = 0.008;
  static final double DELAYED = 0.005;
  static final double LATE = 0.001;
  static final double BROKEN = 0.001;

  private static final long MINUTE = 60_000;
  private static final Comparator<DemoLine> BY_ARRIVAL =
      Comparator.comparingLong(DemoLine::arrivalMs).thenComparingLong(DemoLine::sequence);

  private final long seed;
  private final long startMs;
  private final long endMs;
  private final PriorityQueue<DemoLine> waiting = new PriorityQueue<>(BY_ARRIVAL);
  private long sequence;

  Arrivals(long seed, long startMs, long endMs) {
    this.seed = seed;
    this.startMs = startMs;
    this.endMs = endMs;
  }

  @Override
  public void happened(Event event) {
    if (event.ts() < startMs || event.ts() >= endMs) {
      return;
    }
    byte[] json = EventJson.toBytes(event);
    Chance chance = Chance.of(seed, "arrival", hash(event.eventId()), 0);
    double fate = chance.nextDouble();
    if (fate < TWICE) {
      put(event.ts(), Fate.ACCEPTED, event, json);
      repeat(event, json, chance);
    } else if (fate < TWICE + DELAYED) {
      long arrival = event.ts() + MINUTE + (long) (chance.nextDouble() * 5 * DemoSettings.DAY);
      put(arrival < endMs ? arrival : event.ts(), Fate.ACCEPTED, event, json);
    } else if (fate < TWICE + DELAYED + LATE && mayBeLate(event)) {
      late(event, json, chance);
    } else {
      put(event.ts(), Fate.ACCEPTED, event, json);
      if (fate > 1 - BROKEN && event.kind().hasPerson()) {
        BrokenLines.Broken broken = BrokenLines.of(event, json, chance);
        put(event.ts() + 1, broken.fate(), event, broken.json());
      }
    }
  }

  private void repeat(Event event, byte[] json, Chance chance) {
    long arrival = event.ts() + 1 + (long) (chance.nextLognormal(20_000, 2.5));
    if (arrival < endMs && arrival < event.ts() + DemoSettings.DAY) {
      put(arrival, Fate.REPEATED, event, json);
    }
  }

  private void late(Event event, byte[] json, Chance chance) {
    long arrival = event.ts() + (long) ((8 + 12 * chance.nextDouble()) * DemoSettings.DAY);
    boolean inTime = arrival >= endMs;
    put(inTime ? event.ts() : arrival, inTime ? Fate.ACCEPTED : Fate.LATE, event, json);
  }

  /** Who somebody is and what was spent always arrives, or totals would hang on single lines. */
  private static boolean mayBeLate(Event event) {
    return event.kind() != EventKind.IDENTIFY && event.kind() != EventKind.SPEND;
  }

  @Override
  public void crawled(Event event) {
    if (event.ts() >= startMs && event.ts() < endMs) {
      put(event.ts(), Fate.FILTERED, event, EventJson.toBytes(event));
    }
  }

  private void put(long arrival, Fate fate, Event event, byte[] json) {
    waiting.add(new DemoLine(arrival, sequence++, fate, event, json));
  }

  /** The next line that arrives before then, or null. */
  @Nullable DemoLine next(long beforeMs) {
    DemoLine first = waiting.peek();
    return first != null && first.arrivalMs() < beforeMs ? waiting.poll() : null;
  }

  private static long hash(String id) {
    long hash = 0;
    for (int i = 0; i < id.length(); i++) {
      hash = Chance.mix(hash + id.charAt(i) + 1);
    }
    return hash;
  }
}
