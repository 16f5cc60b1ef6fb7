package io.waymark.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Events of random customers over two days, in order of time. The times are whole five minutes, so
 * that many a customer has several events at once.
 *
 * @param events how many
 * @param begin of the first
 * @param seed equal seeds give equal events
 */
record RandomJourneys(int events, Instant begin, long seed) {
  private static final int EVENTS_EACH = 20;
  private static final int MINUTES = 2 * 24 * 60;
  private static final int GRAIN = 5;
  private static final String[] CHANNELS = {"", "email", "paid_search"};

  /** Takes a JSON array of events. */
  interface Target {
    void take(String array) throws Exception;
  }

  Instant end() {
    return begin.plus(MINUTES, ChronoUnit.MINUTES);
  }

  /** Gives all events, so many at once. */
  void give(int atOnce, Target target) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder array = new StringBuilder();
    for (int i = 0; i < events; i++) {
      array.append(array.isEmpty() ? "[" : ",").append(event(i, random));
      if ((i + 1) % atOnce == 0 || i + 1 == events) {
        target.take(array.append(']').toString());
        array.setLength(0);
      }
    }
  }

  private String event(int i, SplittableRandom random) {
    long minute = (long) i * MINUTES / events / GRAIN * GRAIN;
    int percent = random.nextInt(100);
    return String.format(
        Locale.ROOT,
        "{\"event_id\":\"h%d\",\"customer_id\":\"h%d\",\"ts\":\"%s\",\"channel\":\"%s\",%s}",
        i,
        random.nextInt(events / EVENTS_EACH),
        begin.plus(minute, ChronoUnit.MINUTES),
        CHANNELS[random.nextInt(CHANNELS.length)],
        percent < 8
            ? "\"kind\":\"conversion\",\"revenue\":" + (1 + random.nextInt(90))
            : "\"kind\":\"engagement\",\"name\":\"" + name(percent) + '"');
  }

  private static String name(int percent) {
    return percent < 30 ? "cart" : percent < 60 ? "search" : "view";
  }
}
