package io.waymark.bench.line;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * All visits of the traffic and their events in order of time, each event one {@code long}: time,
 * visit, place within the visit.
 *
 * <p>Evenings are busier than nights, some people come more often than others, a visit has about
 * five events some 40 s apart.
 */
final class Visits {
  private static final int PLACE_BITS = 5;
  private static final int VISIT_BITS = 26;
  private static final int MAX_PLACES = 1 << PLACE_BITS;
  private static final double MEAN_EVENTS = 5;
  private static final double MEAN_GAP_MILLIS = 40_000;
  private static final int FAVOURED = 4;
  private static final long DAY = 86_400_000;

  private final long[] events;
  private final int[] people;
  private final byte[] lengths;
  private int count;

  private Visits(int size) {
    events = new long[size];
    people = new int[size];
    lengths = new byte[size];
  }

  /** Draws them. */
  static Visits draw(TrafficSettings settings) {
    Visits visits = new Visits(Math.toIntExact(settings.events()));
    SplittableRandom random = new SplittableRandom(settings.seed());
    int filled = 0;
    while (filled < visits.events.length) {
      filled = visits.add(settings, random, filled);
    }
    Arrays.sort(visits.events);
    return visits;
  }

  private int add(TrafficSettings settings, SplittableRandom random, int filled) {
    long begin = begin(settings, random);
    int length = length(random, events.length - filled);
    people[count] = person(settings.people(), random);
    lengths[count] = (byte) length;
    double at = begin;
    for (int place = 0; place < length; place++) {
      long millis = Math.min((long) at, settings.days() * DAY - 1);
      events[filled + place] =
          millis << (VISIT_BITS + PLACE_BITS) | (long) count << PLACE_BITS | place;
      at += random.nextExponential() * MEAN_GAP_MILLIS;
    }
    count++;
    return filled + length;
  }

  private static long begin(TrafficSettings settings, SplittableRandom random) {
    // The mean of two uniform times has its peak in the middle: 13 h, moved on to 19 h.
    double hour = (random.nextDouble() + random.nextDouble()) / 2 + 0.25;
    return random.nextInt(settings.days()) * DAY + (long) ((hour % 1) * DAY);
  }

  private static int length(SplittableRandom random, int left) {
    int length = 1 + (int) (random.nextExponential() * (MEAN_EVENTS - 1));
    return Math.min(Math.min(length, MAX_PLACES), left);
  }

  /** The least of several draws: low numbers come more often. */
  private static int person(int people, SplittableRandom random) {
    int person = random.nextInt(people);
    return random.nextInt(FAVOURED) == 0 ? Math.min(person, random.nextInt(people)) : person;
  }

  int size() {
    return events.length;
  }

  /** Milliseconds since the begin of the traffic. */
  long millis(int event) {
    return events[event] >>> (VISIT_BITS + PLACE_BITS);
  }

  int visit(int event) {
    return (int) (events[event] >>> PLACE_BITS) & ((1 << VISIT_BITS) - 1);
  }

  int place(int event) {
    return (int) events[event] & (MAX_PLACES - 1);
  }

  int person(int visit) {
    return people[visit];
  }

  boolean isLast(int visit, int place) {
    return place == lengths[visit] - 1;
  }
}
