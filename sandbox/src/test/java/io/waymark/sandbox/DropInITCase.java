package io.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Segment's clients and ad platforms send, from the request to the answer. */
class DropInITCase {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SEGMENT =
      Path.of(System.getProperty("waymark.shared", "../../shared"))
          .resolve("data/events-segment/spec_payloads.jsonl");

  @TempDir static Path folder;
  private static SandboxSystem system;
  private static SystemClient client;

  @BeforeAll
  static void start() throws InterruptedException {
    SandboxOptions options =
        SandboxOptions.defaults().with(SandboxOption.JOB_CHECKPOINT_INTERVAL, "1s");
    system = SandboxSystem.startAndAwait(folder, options, Duration.ofMinutes(2));
    client = new SystemClient(system, basic(system.adminKey()), LIMIT);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void callsAppearInTheBehaviorAndTheSameAgainChangeNothing() throws Exception {
    List<String> calls =
        List.of(
            """
            {"type":"page","messageId":"d1","anonymousId":"dv","name":"Home",
             "context":{"campaign":{"source":"newsletter","medium":"email","name":"autumn"}}}\
            """,
            """
            {"type":"identify","messageId":"d2","anonymousId":"dv","userId":"dc",
             "traits":{"plan":"premium"}}\
            """,
            """
            {"type":"track","messageId":"d3","userId":"dc","event":"Order Completed",
             "properties":{"order_id":"do","revenue":42,"currency":"EUR"}}\
            """,
            """
            {"type":"track","messageId":"d4","userId":"dc","event":"Order Refunded",
             "properties":{"order_id":"do","total":5,"currency":"EUR"}}\
            """);
    for (String call : calls) {
      assertThat(post("/v1/" + JSON.readTree(call).get("type").asText(), call)).isEqualTo(200);
    }
    JsonNode behavior =
        await("customers/dc/behavior", answer -> answer.path("events").asInt() == 4);
    assertThat(behavior.get("anonymous_ids").toString()).isEqualTo("[\"dv\"]");
    assertThat(behavior.at("/touches/0/campaign").asText()).isEqualTo("autumn");
    assertThat(behavior.at("/touches/0/channel").asText()).as("by utm_medium").isEqualTo("email");
    assertThat(behavior.get("properties").toString()).isEqualTo("{\"plan\":\"premium\"}");
    assertThat(behavior.at("/conversions/purchases").asInt()).isEqualTo(1);
    JsonNode order = await("orders/do", answer -> answer.path("refunds").asInt() == 1);
    assertThat(order.at("/by_currency/EUR").toString())
        .isEqualTo("{\"revenue\":42.0,\"refunded\":5.0,\"net\":37.0}");

    assertThat(post("/v1/batch", "{\"batch\":[" + String.join(",", calls) + "]}")).isEqualTo(200);
    await("../system/pulse", answer -> answer.path("repeated").asInt() >= 4);
    assertThat(get("customers/dc/behavior").get("events").asInt()).isEqualTo(4);
    assertThat(get("orders/do").get("by_currency")).isEqualTo(order.get("by_currency"));
  }

  /** The calls of Segment's spec: 13 of a mobile app's life name one user and carry no id. */
  @Test
  void theCallsOfSegmentsSpecAppear() throws Exception {
    Assumptions.assumeTrue(Files.exists(SEGMENT), SEGMENT + " is not there");
    for (String line : Files.readAllLines(SEGMENT)) {
      JsonNode payload = JSON.readTree(line).get("payload");
      boolean named = payload.has("userId") || payload.has("anonymousId");
      int status = post("/v1/" + payload.get("type").asText(), payload.toString());
      assertThat(status).as(line).isEqualTo(named ? 200 : 400);
    }
    JsonNode app = await("customers/019mr8mf4r/behavior", a -> a.path("events").asInt() == 13);
    assertThat(app.get("touch_count").asInt()).as("those that carry a campaign").isEqualTo(4);
    assertThat(app.get("channel_mix").toString())
        .as("three of medium Push, one that only names its source")
        .isEqualTo(
            "[{\"channel\":\"push\",\"touches\":3,\"share\":0.75},"
                + "{\"channel\":\"other\",\"touches\":1,\"share\":0.25}]");
    await("customers/AiUGstSDIg/behavior", answer -> answer.path("events").asInt() == 1);
  }

  /** A new click id and a new goal are configuration: applied to the running system by REST. */
  @Test
  void aVersionDecidesAboutWhatHappensFromItsTimeOn() throws Exception {
    String document =
        """
        {"channels":{"rules":[{"name":"video","channel":"paid_video","when":{"click_id":"vidclid"}}]},
         "goals":[{"name":"lead","events":"form_sent","kind":"lead"}]}\
        """;
    HttpResponse<String> applied =
        client.send(client.request("/api/v1/config").PUT(BodyPublishers.ofString(document)));
    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    JsonNode outcome = JSON.readTree(applied.body());
    Instant from = Instant.parse(outcome.get("effective_from").asText());
    Thread.sleep(Math.max(0, Duration.between(Instant.now(), from).toMillis()));
    String event =
        """
        {"event_id":"%s","kind":"%s","name":"%s","anonymous_id":"gv","ts":"%s",
         "properties":{"url":"https://shop.test/?vidclid=1"}}\
        """;
    Instant before = from.minusSeconds(60);
    assertThat(post("/api/v1/events", event.formatted("g1", "touch", "page:/", before)))
        .isEqualTo(202);
    assertThat(post("/api/v1/events", event.formatted("g2", "touch", "page:/", from)))
        .isEqualTo(202);
    assertThat(post("/api/v1/events", event.formatted("g3", "engagement", "form_sent", from)))
        .isEqualTo(202);
    JsonNode behavior = await("customers/gv/behavior", a -> a.path("events").asInt() == 3);
    assertThat(behavior.at("/touches/0/channel").asText()).isEqualTo("paid_video");
    assertThat(behavior.at("/touches/1/channel").asText()).as("before it").isEqualTo("direct");
    assertThat(behavior.at("/conversions/purchases").asInt()).isEqualTo(1);
    assertThat(behavior.at("/definition/meaning_version").asLong())
        .isEqualTo(outcome.get("version").asLong());
  }

  @Test
  void whoRefusesLeavesNoTrace() throws Exception {
    String page = "{\"messageId\":\"%s\",\"anonymousId\":\"nv\",\"name\":\"Home\"}";
    String refusal =
        """
        {"messageId":"n2","anonymousId":"nv","event":"Segment Consent Preference Updated",
         "context":{"consent":{"categoryPreferences":{"Analytics":false,"Advertising":false}}}}\
        """;
    assertThat(post("/v1/page", page.formatted("n1"))).isEqualTo(200);
    assertThat(post("/v1/track", refusal)).isEqualTo(200);
    assertThat(post("/v1/page", page.formatted("n3"))).isEqualTo(200);
    await("../system/pulse", answer -> answer.path("filtered").asInt() >= 1);
    JsonNode behavior = await("customers/nv/behavior", a -> a.path("events").asInt() == 2);
    assertThat(behavior.get("touch_count").asInt()).as("before the refusal").isEqualTo(1);
    assertThat(behavior.get("consent").toString())
        .isEqualTo("{\"analytics\":\"refused\",\"advertising\":\"refused\"}");
  }

  @Test
  void aDayIsRestatedHoweverOldItIs() throws Exception {
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    Instant old = today.minus(40, ChronoUnit.DAYS);
    // Moves the clocks to now, so that 40 days ago is beyond the bound of lateness.
    assertThat(post("/v1/page", "{\"messageId\":\"s0\",\"anonymousId\":\"sv\"}")).isEqualTo(200);
    await("customers/sv/behavior", answer -> answer.path("events").asInt() == 1);
    spend("s1", old, "10", "");
    spend("s2", today, "7", "");
    await("dashboard/summary?channel=tv", answer -> spent(answer) == 17);
    spend("s3", old, "12.5", "");
    await("dashboard/summary?channel=tv", answer -> spent(answer) == 19.5);
    spend("s4", old, "11", ",\"properties\":{\"version\":2}");
    spend("s5", old, "99", ",\"properties\":{\"version\":1}");
    JsonNode summary =
        await("dashboard/summary?channel=tv", a -> a.at("/totals/events").asInt() == 5);
    assertThat(spent(summary)).isEqualTo(18);
    assertThat(get("../system/pulse").get("late").asInt()).isZero();
  }

  private static double spent(JsonNode summary) {
    return summary.at("/totals/spend").asDouble();
  }

  private static void spend(String id, Instant day, String cost, String more) throws Exception {
    String event =
        "{\"event_id\":\"%s\",\"kind\":\"spend\",\"channel\":\"tv\",\"ts\":\"%s\",\"cost\":%s%s}"
            .formatted(id, day, cost, more);
    assertThat(post("/api/v1/events", event)).isEqualTo(202);
  }

  private static int post(String path, String body) throws Exception {
    return client.post(path, body).statusCode();
  }

  private static JsonNode get(String path) throws Exception {
    return client.get(analytics(path));
  }

  private static JsonNode await(String path, Predicate<JsonNode> reached) throws Exception {
    return client.await(analytics(path), reached);
  }

  private static String analytics(String path) {
    return URI.create("/api/v1/analytics/" + path).normalize().toString();
  }

  /** As Segment's clients do it: the key is the user name, the password is empty. */
  private static String basic(String key) {
    return "Basic "
        + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
  }
}
