package io.waymark.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.SandboxSystem;
import io.waymark.sandbox.home.AdminKey;
import io.waymark.sandbox.home.DataFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document from a file through the control topic to what an event means and how it is read. */
class ConfigITCase {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DOCUMENT =
      """
      time: {zone: Europe/Berlin}
      money: {base_currency: EUR, rates: {USD: [{from: 2020-01-01, rate: 0.5}]}}
      channels: {rules: [{name: partners, channel: affiliate, when: {click_id: partner_id}}]}
      goals: [{name: signup, kind: signup, events: account_created, value: 5}]
      """;

  @TempDir static Path folder;
  private static SandboxSystem system;

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

  /** A command, its exit code and what it printed. */
  private record Ran(int exit, String out) {}

  private static Ran waymark(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data-dir", folder.toString()));
    int exit =
        Main.run(new Console(new PrintStream(out, true), System.err), all.toArray(String[]::new));
    return new Ran(exit, out.toString(StandardCharsets.UTF_8).strip());
  }

  private static JsonNode send(String method, String path, String body)
      throws IOException, InterruptedException {
    String key = AdminKey.read(DataFolder.of(folder).adminKey());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(system.site().url() + path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }
  }

  private static JsonNode summary() throws IOException, InterruptedException {
    return send("GET", "/api/v1/analytics/dashboard/summary?range=last_7_days", "");
  }

  private static void awaitEvents(long events) throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + LIMIT.toNanos();
    while (summary().at("/totals/events").asLong() != events) {
      assertThat(System.nanoTime()).as("%d events", events).isLessThan(giveUp);
      Thread.sleep(200);
    }
  }

  @Test
  void aDocumentDecidesAboutTheEventsOfItsTime() throws Exception {
    send("POST", "/api/v1/events", event("e0", "account_created", Instant.now()));
    awaitEvents(1);
    Path file = Files.writeString(folder.resolve("shop.yaml"), DOCUMENT);

    // All figures are read by another zone and currency, so it needs a word.
    assertThat(waymark("config", "apply", file.toString()).exit()).isEqualTo(3);
    Ran applied = waymark("config", "apply", file.toString(), "--yes", "--json");
    assertThat(applied.exit()).isZero();
    Instant from = Instant.parse(JSON.readTree(applied.out()).path("effective_from").asText());
    assertThat(waymark("config", "apply", file.toString()).out())
        .isEqualTo("Nothing to change: version 1 says the same.");

    Thread.sleep(Math.max(0, Duration.between(Instant.now(), from).toMillis()) + 1_000);
    Instant later = Instant.now();
    send(
        "POST",
        "/api/v1/events",
        "["
            + event("e1", "account_created", later)
            + ","
            + event("e2", "page", later).replace("}", ",\"properties\":{\"partner_id\":\"p\"}}")
            + ",{\"event_id\":\"e3\",\"ts\":\""
            + later
            + "\",\"kind\":\"conversion\",\"customer_id\":\"c\",\"revenue\":10,\"currency\":\"USD\"}]");
    awaitEvents(4);

    assertThat(
            waymark(
                    "sql",
                    "SELECT event_id, kind, channel, rule, goal, meaning FROM events ORDER BY event_id")
                .out())
        .isEqualTo(
            """
            e0\ttouch\t\t\t\t0
            e1\tconversion\t\t\tsignup\t1
            e2\ttouch\taffiliate\tpartners\t\t1
            e3\tconversion\t\t\tpurchase\t1\
            """);
    JsonNode summary = summary();
    assertThat(summary.path("tenant_time_zone").asText()).isEqualTo("Europe/Berlin");
    assertThat(summary.at("/definition/meaning_version").asInt()).isEqualTo(1);
    assertThat(summary.at("/by_goal/signup/conversions").asInt()).isEqualTo(1);
    assertThat(summary.at("/by_goal/signup/value/EUR").asDouble()).isEqualTo(5);
    assertThat(summary.at("/by_goal/purchase/value/EUR").asDouble()).as("10 USD").isEqualTo(5);
    assertThat(summary.at("/converted/revenue").asDouble()).isEqualTo(5);
    assertThat(summary.at("/converted/complete").asBoolean()).isTrue();
    requireHistory(file);
  }

  private static String event(String id, String name, Instant ts) {
    return "{\"event_id\":\"%s\",\"ts\":\"%s\",\"customer_id\":\"c\",\"name\":\"%s\"}"
        .formatted(id, ts, name);
  }

  private static void requireHistory(Path file) throws IOException {
    Files.writeString(file, DOCUMENT + "consent: {required: advertising}\n");
    Ran refused =
        waymark("config", "apply", file.toString(), "--effective-from", "always", "--json");
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(JSON.readTree(refused.out()).at("/history/events").asInt()).isEqualTo(4);
    Ran applied =
        waymark("config", "apply", file.toString(), "--effective-from", "always", "--yes");
    assertThat(applied.out()).contains("Version 2 is applied; it decides from always on");
    assertThat(waymark("config", "history").out()).contains("superseded_by");
    Files.writeString(file, "time: {zone: Mars/Olympus}\n");
    assertThat(waymark("config", "validate", file.toString()).exit()).isEqualTo(1);
    assertThat(waymark("config", "show").out()).contains("advertising");
    assertThat(waymark("sql", "SELECT count() FROM events WHERE meaning = 0").out())
        .as("rows stay as they are")
        .isEqualTo("1");
  }
}
