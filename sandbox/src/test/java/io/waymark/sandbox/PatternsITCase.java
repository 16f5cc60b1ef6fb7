package io.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
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
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATTERNS = "/api/v1/patterns";
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
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws InterruptedException {
    SandboxOptions options =
        SandboxOptions.defaults().with(SandboxOption.JOB_CHECKPOINT_INTERVAL, "1s");
    system = SandboxSystem.startAndAwait(folder, options, Duration.ofMinutes(2));
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
    await("/stats", stats -> matches(stats, 1) >= 1);
    Duration first = Duration.ofNanos(System.nanoTime() - begun);
    System.out.printf("first match after %.1f s%n", first.toMillis() / 1e3);
    assertThat(first).isLessThan(FIRST_MATCH);
    await("/stats", stats -> matches(stats, 1) == 20);

    // From now on the dearer half alone counts: people of odd numbers pay 100, the others 10.
    put(LOOK_AND_BUY.formatted(" and revenue > 50"));
    promote("{\"to\":\"live\"}");
    Thread.sleep(UNTIL_IT_HOLDS);
    people("b", 0, 30);
    JsonNode second = await("/stats", stats -> matches(stats, 2) == 15);
    assertThat(matches(second, 1)).as("the first version sees no more").isEqualTo(20);

    post(PATTERNS + "/look-and-buy/rollback", "{}");
    Thread.sleep(UNTIL_IT_HOLDS);
    people("c", 0, 10);
    JsonNode third = await("/stats", stats -> matches(stats, 1) == 20 + 10);
    assertThat(matches(third, 2)).isEqualTo(15);
    assertThat(get(PATTERNS + "/look-and-buy").path("state").asText()).isEqualTo("live");

    JsonNode page = get(PATTERNS + "/look-and-buy/matches?version=2&limit=10");
    assertThat(page.path("matches")).hasSize(10);
    assertThat(page.at("/matches/0/touches")).hasSize(2);
    assertThat(page.at("/matches/0/touches/0/step").asText()).isEqualTo("look");
    JsonNode rest =
        get(
            PATTERNS
                + "/look-and-buy/matches?version=2&limit=10&cursor="
                + page.path("next_cursor").asText());
    assertThat(rest.path("matches")).hasSize(5);
    assertThat(rest.path("next_cursor").isNull()).isTrue();
    assertThat(jobRestarts()).as("restarts of the job").isEqualTo(restarts);

    assertBacktestAgrees(20 + 30 + 10);
  }

  /** The history that is stored, through the process that tries patterns: everybody bought. */
  private static void assertBacktestAgrees(long matches) throws Exception {
    JsonNode begun = post(PATTERNS + "/look-and-buy/backtest", "{\"version\":1}");
    String path = "/backtests/" + begun.path("id").asText();
    JsonNode done =
        await(path, backtest -> !backtest.path("state").asText().matches("waiting|running"));
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
    send("PUT", PATTERNS + "/look-and-buy", "application/yaml", yaml);
  }

  private static void promote(String body) throws Exception {
    post(PATTERNS + "/look-and-buy/promote", body);
  }

  private static long jobRestarts() throws Exception {
    String flink = system.site().flinkUrl();
    JsonNode jobs = ask(flink + "/jobs");
    String id = jobs.at("/jobs/0/id").asText();
    JsonNode metric = ask(flink + "/jobs/" + id + "/metrics?get=numRestarts");
    return metric.at("/0/value").asLong(-1);
  }

  private static JsonNode ask(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return JSON.readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
  }

  private static JsonNode get(String path) throws Exception {
    return send("GET", path, "application/json", "");
  }

  private static JsonNode post(String path, String body) throws Exception {
    return send("POST", path, "application/json", body);
  }

  private static JsonNode send(String method, String path, String type, String body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(system.site().url() + path))
            .header("Authorization", "Bearer " + system.adminKey())
            .method(method, BodyPublishers.ofString(body));
    if (!method.equals("GET")) {
      request.header("Content-Type", type);
    }
    var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return JSON.readTree(answer.body());
  }

  private static JsonNode await(String path, Predicate<JsonNode> reached) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    JsonNode answer = get(PATTERNS + "/look-and-buy" + path);
    while (!reached.test(answer)) {
      assertThat(System.nanoTime()).as("%s says %s", path, answer).isLessThan(end);
      Thread.sleep(200);
      answer = get(PATTERNS + "/look-and-buy" + path);
    }
    return answer;
  }
}
