package io.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patterns come and go in the running job, with exact counts and without a restart of it. */
class PatternsITCase {
  private static final Duration FIRST_MATCH = Duration.ofSeconds(15);
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final long UNTIL_IT_HOLDS = 3_200;
  private static final String PATTERN = "/api/v1/patterns/look-and-buy";
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
  private static SystemClient client;

  @BeforeAll
  static void start() throws InterruptedException {
    SandboxOptions options =
        SandboxOptions.defaults().with(SandboxOption.JOB_CHECKPOINT_INTERVAL, "1s");
    system = SandboxSystem.startAndAwait(folder, options, Duration.ofMinutes(2));
    client = SystemClient.of(system, LIMIT);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void aPatternIsAddedChangedAndRolledBackInTheRunningJob() throws Exception {
    long restarts = jobRestarts();
    put(LOOK_AND_BUY.formatted(""));
    promote("{\"to\":\"live\"}");
    long begun = System.nanoTime();
    Thread.sleep(2_000);
    people("a", 0, 20);
    client.await(PATTERN + "/stats", stats -> matches(stats, 1) >= 1);
    Duration first = Duration.ofNanos(System.nanoTime() - begun);
    System.out.printf("first match after %.1f s%n", first.toMillis() / 1e3);
    assertThat(first).isLessThan(FIRST_MATCH);
    client.await(PATTERN + "/stats", stats -> matches(stats, 1) == 20);

    // From now on the dearer half alone counts: people of odd numbers pay 100, the others 10.
    put(LOOK_AND_BUY.formatted(" and revenue > 50"));
    promote("{\"to\":\"live\"}");
    Thread.sleep(UNTIL_IT_HOLDS);
    people("b", 0, 30);
    JsonNode second = client.await(PATTERN + "/stats", stats -> matches(stats, 2) == 15);
    assertThat(matches(second, 1)).as("the first version sees no more").isEqualTo(20);

    post(PATTERN + "/rollback", "{}");
    Thread.sleep(UNTIL_IT_HOLDS);
    people("c", 0, 10);
    JsonNode third = client.await(PATTERN + "/stats", stats -> matches(stats, 1) == 20 + 10);
    assertThat(matches(third, 2)).isEqualTo(15);
    assertThat(client.get(PATTERN).path("state").asText()).isEqualTo("live");

    JsonNode page = client.get(PATTERN + "/matches?version=2&limit=10");
    assertThat(page.path("matches")).hasSize(10);
    assertThat(page.at("/matches/0/touches")).hasSize(2);
    assertThat(page.at("/matches/0/touches/0/step").asText()).isEqualTo("look");
    JsonNode rest =
        client.get(
            PATTERN + "/matches?version=2&limit=10&cursor=" + page.path("next_cursor").asText());
    assertThat(rest.path("matches")).hasSize(5);
    assertThat(rest.path("next_cursor").isNull()).isTrue();
    assertThat(jobRestarts()).as("restarts of the job").isEqualTo(restarts);

    assertBacktestAgrees(20 + 30 + 10);
  }

  /** The history that is stored, through the process that tries patterns: everybody bought. */
  private static void assertBacktestAgrees(long matches) throws Exception {
    JsonNode begun = post(PATTERN + "/backtest", "{\"version\":1}");
    String path = PATTERN + "/backtests/" + begun.path("id").asText();
    JsonNode done =
        client.await(path, backtest -> !backtest.path("state").asText().matches("waiting|running"));
    assertThat(done.path("state").asText()).as("%s", done).isEqualTo("succeeded");
    assertThat(done.at("/result/matches").asLong()).isEqualTo(matches);
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
    String events =
        IntStream.range(from, to)
            .mapToObj(i ->
                """
                {"event_id":"l%1$s%2$d","customer_id":"%1$s%2$d","kind":"engagement","name":"look","ts":"%3$s"},
                {"event_id":"b%1$s%2$d","customer_id":"%1$s%2$d","kind":"conversion","revenue":%5$d,"ts":"%4$s"}\
                """
                    .formatted(name, i, now, now.plusMillis(1), i % 2 == 1 ? 100 : 10))
            .collect(Collectors.joining(",", "[", "]"));
    post("/api/v1/events", events);
  }

  private static void put(String yaml) throws Exception {
    answered(
        client
            .request(PATTERN)
            .setHeader("Content-Type", "application/yaml")
            .PUT(BodyPublishers.ofString(yaml)));
  }

  private static void promote(String body) throws Exception {
    post(PATTERN + "/promote", body);
  }

  private static long jobRestarts() throws Exception {
    String flink = system.site().flinkUrl();
    JsonNode jobs = flink(flink + "/jobs");
    String id = jobs.at("/jobs/0/id").asText();
    JsonNode metric = flink(flink + "/jobs/" + id + "/metrics?get=numRestarts");
    return metric.at("/0/value").asLong(-1);
  }

  private static JsonNode flink(String url) throws Exception {
    return new ObjectMapper().readTree(URI.create(url).toURL());
  }

  private static JsonNode post(String path, String body) throws Exception {
    return answered(client.request(path).POST(BodyPublishers.ofString(body)));
  }

  private static JsonNode answered(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = client.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return new ObjectMapper().readTree(answer.body());
  }
}
