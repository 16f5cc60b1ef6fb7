package io.waymark.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Events of random customers over two days, in order of time. The times are whole five minutes, so
 * that many a customer has several events at once.
 *
 * @param events how many, at least 1,000
 * @param begin of the first
 * @param seed equal seeds give equal events
 */
record RandomJourneys(int events, Instant begin, long seed) {
  private static final int EVENTS_EACH = 20;
  private static final int MINUTES = 2 * 24 * 60;
  private static final int GRAIN = 5;
  private static final int AT_ONCE = 1_000;
  private static final int CLOCKS = 200;
  private static final String[] CHANNELS = {"", "email", "paid_search"};

  /** Takes a JSON array of events. */
  interface Target {
    void take(String array) throws Exception;
  }

  Instant end() {
    return begin.plus(MINUTES, ChronoUnit.MINUTES);
  }

  /** All windows of {@link JourneyPatterns} are over by then. */
  Instant over() {
    return end().plus(1, ChronoUnit.DAYS);
  }

  /** Gives all events, and then others that move the clocks of all partitions behind the end. */
  void give(Target target) throws Exception {
    giveEvents(target);
    target.take(
        IntStream.range(0, CLOCKS)
            .mapToObj(i ->
                "{\"event_id\":\"o%1$d\",\"customer_id\":\"o%1$d\",\"kind\":\"support\",\"ts\":\"%2$s\"}"
                    .formatted(i, over().plus(1, ChronoUnit.MINUTES)))
            .collect(Collectors.joining(",", "[", "]")));
  }

  private void giveEvents(Target target) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder array = new StringBuilder();
    for (int i = 0; i < events; i++) {
      array.append(array.isEmpty() ? "[" : ",").append(event(i, random));
      if ((i + 1) % AT_ONCE == 0 || i + 1 == events) {
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
