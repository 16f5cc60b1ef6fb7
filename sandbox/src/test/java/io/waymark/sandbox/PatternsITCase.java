package io.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Patterns come and go in the running job, with exact counts and without a restart of it. In order:
 * the events of days ago come before those of now, which would make them late.
 */
@TestMethodOrder(OrderAnnotation.class)
class PatternsITCase {
  private static final Duration FIRST_MATCH = Duration.ofSeconds(15);
  private static final long UNTIL_IT_HOLDS = 3_200;
  private static final boolean LONG = Boolean.getBoolean("waymark.long");
  private static final long SEED = Long.getLong("waymark.pattern.seed", 1);
  private static final String LOOK_AND_BUY =
      """
      id: look-and-buy
      steps:
        - name: look
          where: name == "look"
        - name: buy
          where: kind == "conversion"%s
      within: 1h
      after_match: skip_past_last
      """;

  @TempDir static Path folder;
  private static SandboxSystem system;
  private static PatternCalls patterns;

  @BeforeAll
  static void start() throws InterruptedException {
    SandboxOptions options =
        SandboxOptions.defaults().with(SandboxOption.JOB_CHECKPOINT_INTERVAL, "1s");
    system = SandboxSystem.startAndAwait(folder, options, Duration.ofMinutes(2));
    patterns = new PatternCalls(system);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  @Order(1)
  void aBacktestCountsWhatTheRunningJobCounted() throws Exception {
    for (var pattern : JourneyPatterns.ALL.entrySet()) {
      patterns.put(pattern.getKey(), pattern.getValue());
      patterns.live(pattern.getKey());
    }
    Thread.sleep(UNTIL_IT_HOLDS);
    Instant begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(5, ChronoUnit.DAYS);
    RandomJourneys journeys = new RandomJourneys(LONG ? 1_000_000 : 20_000, begin, SEED);
    journeys.give(patterns::events);
    for (String id : JourneyPatterns.ALL.keySet()) {
      JsonNode counted = patterns.counted(id, journeys);
      JsonNode found = patterns.backtest(id, journeys);
      System.out.printf(
          "seed %d, %s: live %s; backtest %d events, %d matches, %d dead ends, %s%n",
          SEED,
          id,
          counted,
          found.path("events").asLong(),
          found.path("matches").asLong(),
          found.path("dead_ends").asLong(),
          found.path("cost"));
      assertThat(found.path("events").asLong()).isEqualTo(journeys.events());
      assertThat(found.path("matches").asLong()).isEqualTo(counted.path("matches").asLong());
      assertThat(found.path("dead_ends").asLong()).isEqualTo(counted.path("dead_ends").asLong());
      assertThat(counted.path("matches").asLong()).isPositive();
      assertThat(found.at("/cost/seconds").asDouble()).isLessThan(10);
    }
  }

  @Test
  @Order(2)
  void aPatternIsAddedChangedAndRolledBackInTheRunningJob() throws Exception {
    long restarts = patterns.jobRestarts();
    patterns.put("look-and-buy", LOOK_AND_BUY.formatted(""));
    patterns.live("look-and-buy");
    long begun = System.nanoTime();
    Thread.sleep(2_000);
    people("a", 0, 20);
    patterns.await("look-and-buy/stats", stats -> matches(stats, 1) >= 1);
    Duration first = Duration.ofNanos(System.nanoTime() - begun);
    System.out.printf("first match after %.1f s%n", first.toMillis() / 1e3);
    assertThat(first).isLessThan(FIRST_MATCH);
    patterns.await("look-and-buy/stats", stats -> matches(stats, 1) == 20);

    // From now on the dearer half alone counts: people of odd numbers pay 100, the others 10.
    patterns.put("look-and-buy", LOOK_AND_BUY.formatted(" and revenue > 50"));
    patterns.live("look-and-buy");
    Thread.sleep(UNTIL_IT_HOLDS);
    people("b", 0, 30);
    JsonNode second = patterns.await("look-and-buy/stats", stats -> matches(stats, 2) == 15);
    assertThat(matches(second, 1)).as("the first version sees no more").isEqualTo(20);

    patterns.post("look-and-buy/rollback", "{}");
    Thread.sleep(UNTIL_IT_HOLDS);
    people("c", 0, 10);
    JsonNode third = patterns.await("look-and-buy/stats", stats -> matches(stats, 1) == 20 + 10);
    assertThat(matches(third, 2)).isEqualTo(15);
    assertThat(patterns.get("look-and-buy").path("state").asText()).isEqualTo("live");

    JsonNode page = patterns.get("look-and-buy/matches?version=2&limit=10");
    assertThat(page.path("matches")).hasSize(10);
    assertThat(page.at("/matches/0/touches")).hasSize(2);
    assertThat(page.at("/matches/0/touches/0/step").asText()).isEqualTo("look");
    String cursor = page.path("next_cursor").asText();
    JsonNode rest = patterns.get("look-and-buy/matches?version=2&limit=10&cursor=" + cursor);
    assertThat(rest.path("matches")).hasSize(5);
    assertThat(rest.path("next_cursor").isNull()).isTrue();
    assertThat(patterns.jobRestarts()).as("restarts of the job").isEqualTo(restarts);
  }

  private static long matches(JsonNode stats, int version) {
    for (JsonNode each : stats.path("versions")) {
      if (each.path("version").asInt() == version) {
        return each.path("matches").asLong();
      }
    }
    return 0;
  }

  /** Each looks and buys; those of odd numbers for 100, the others for 10. */
  private static void people(String name, int from, int to) throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    patterns.events(
        IntStream.range(from, to)
            .mapToObj(i ->
                """
                {"event_id":"l%1$s%2$d","customer_id":"%1$s%2$d","kind":"engagement","name":"look","ts":"%3$s"},
                {"event_id":"b%1$s%2$d","customer_id":"%1$s%2$d","kind":"conversion","revenue":%5$d,"ts":"%4$s"}\
                """
                    .formatted(name, i, now, now.plusMillis(1), i % 2 == 1 ? 100 : 10))
            .collect(Collectors.joining(",", "[", "]")));
  }
}
