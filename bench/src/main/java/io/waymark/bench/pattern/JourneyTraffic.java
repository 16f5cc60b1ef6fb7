package io.waymark.bench.pattern;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Visits of customers of a shop: {@value #ACTIVE} are there at a time, a visit has a dozen events
 * on average, and the next customer comes when one leaves, until all were there. One round of it
 * takes about two days of event time; no two events have the same time.
 *
 * @param customers how many there are
 * @param seed equal seeds give equal events
 */
record JourneyTraffic(int customers, long seed) {
  /** Names of events, the frequent ones first; {@code purchase} is a conversion. */
  static final String[] NAMES = names();

  static final String[] CHANNELS = {"email", "ads", "organic", "social", "direct"};

  private static final int ACTIVE = 1_000;
  private static final int EVENTS_PER_VISIT = 12;
  private static final long DISTANCE_MS = 650;
  private static final long START_MS = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
  private static final int OTHER_NAMES = 57;

  /** Percent of the events that each of the three names of the first pattern has. */
  private static final int EMAIL = 10;

  private static final int SEARCH = 14;
  private static final int PURCHASE = 8;

  private static String[] names() {
    String[] names = new String[OTHER_NAMES + 3];
    names[0] = "email";
    names[1] = "search";
    names[2] = "purchase";
    for (int i = 0; i < OTHER_NAMES; i++) {
      names[i + 3] = "page:/" + i;
    }
    return names;
  }

  /** Events of one round. */
  int events() {
    return customers * EVENTS_PER_VISIT;
  }

  /** Writes one round, one JSON object a line. */
  void write(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int[] there = new int[ACTIVE];
    int next = 0;
    for (; next < ACTIVE; next++) {
      there[next] = next % customers;
    }
    try (BufferedWriter buffer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        PrintWriter out = new PrintWriter(buffer)) {
      for (int i = 0; i < events(); i++) {
        int place = random.nextInt(ACTIVE);
        if (random.nextInt(EVENTS_PER_VISIT) == 0) {
          there[place] = next++ % customers;
        }
        out.println(line(i, there[place], random));
      }
    }
  }

  private static String line(int number, int customer, SplittableRandom random) {
    String name = name(random);
    boolean bought = name.equals("purchase");
    return String.format(
        Locale.ROOT,
        "{\"event_id\":\"%d\",\"ts\":%d,\"customer_id\":\"c%05d\",\"kind\":\"%s\",\"name\":\"%s\","
            + "\"channel\":\"%s\"%s}",
        number,
        START_MS + number * DISTANCE_MS,
        customer,
        bought ? "conversion" : "touch",
        name,
        CHANNELS[random.nextInt(CHANNELS.length)],
        bought ? ",\"revenue\":" + (1 + random.nextInt(200)) : "");
  }

  private static String name(SplittableRandom random) {
    int percent = random.nextInt(100);
    if (percent < EMAIL) {
      return NAMES[0];
    }
    if (percent < EMAIL + SEARCH) {
      return NAMES[1];
    }
    if (percent < EMAIL + SEARCH + PURCHASE) {
      return NAMES[2];
    }
    // The smaller of two draws: the first pages are seen most.
    return NAMES[3 + Math.min(random.nextInt(OTHER_NAMES), random.nextInt(OTHER_NAMES))];
  }
}
