package io.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person is given what is kept about them, and forgotten, by the whole system. */
class EraseITCase {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String BEHAVIOR = "/api/v1/analytics/customers/%s/behavior";

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
  void rowsStateAndCacheAreClearedAndALateEventBringsNothingBack() throws Exception {
    Instant now = Instant.now();
    Instant before = now.minusSeconds(60);
    event("e1", before, "\"anonymous_id\":\"v1\",\"kind\":\"touch\",\"channel\":\"email\"");
    event("e2", before, "\"anonymous_id\":\"v1\",\"customer_id\":\"c1\",\"kind\":\"identify\"");
    event(
        "e3",
        before,
        "\"customer_id\":\"c1\",\"kind\":\"conversion\",\"order_id\":\"o1\",\"revenue\":5");
    event(
        "e4",
        before,
        "\"customer_id\":\"c1\",\"kind\":\"refund\",\"order_id\":\"o1\",\"revenue\":2");
    event("e5", before, "\"customer_id\":\"c2\",\"kind\":\"touch\",\"channel\":\"email\"");
    client.post("/api/v1/events", "{\"event_id\":\"e6\",\"ts\":\"never\",\"customer_id\":\"c1\"}");
    behaviour("c1", answer -> answer.path("events").asInt() == 4);
    behaviour("c2", answer -> answer.path("events").asInt() == 1);
    client.await("/api/v1/events/rejected", answer -> answer.toString().contains("never"));
    client.await(
        "/api/v1/customers/c1/export", answer -> answer.toString().contains("\"journeys\""));
    assertThat(client.get("/api/v1/customers/v1/export").toString())
        .contains("\"e1\"", "\"e2\"", "\"e3\"", "\"e4\"", "e6")
        .contains("\"refunds\"", "\"identities\"", "\"customers\"")
        .doesNotContain("\"e5\"");

    HttpResponse<String> asked = client.send(client.request("/api/v1/customers/v1").DELETE());
    assertThat(asked.statusCode()).isEqualTo(202);
    String path = asked.headers().firstValue("Location").orElseThrow();
    JsonNode receipt =
        client.await(path + "?verify=true", answer -> answer.path("state").asText().equals("done"));
    assertThat(receipt.at("/deleted/events").asInt()).isEqualTo(4);
    for (String table : new String[] {"conversions", "refunds", "identities", "rejected_events"}) {
      assertThat(receipt.at("/deleted/" + table).asInt()).as(table).isEqualTo(1);
    }
    receipt.get("remaining").forEach(left -> assertThat(left.asInt()).isZero());
    assertThat(client.status(BEHAVIOR.formatted("c1"))).isEqualTo(404);
    assertThat(client.status(BEHAVIOR.formatted("v1"))).isEqualTo(404);
    assertThat(client.status("/api/v1/customers/c1/export")).isEqualTo(404);

    int filtered = client.get("/api/v1/system/pulse").path("filtered").asInt();
    event("e1", before, "\"anonymous_id\":\"v1\",\"kind\":\"touch\",\"channel\":\"email\"");
    event("e7", before.plusSeconds(1), "\"customer_id\":\"c1\",\"kind\":\"touch\"");
    event("e8", before, "\"anonymous_id\":\"v1\",\"customer_id\":\"c1\",\"kind\":\"identify\"");
    client.await("/api/v1/system/pulse", answer -> answer.path("filtered").asInt() == filtered + 3);
    assertThat(client.status(BEHAVIOR.formatted("c1"))).as("late and replayed").isEqualTo(404);
    client
        .get(path + "?verify=true")
        .get("remaining")
        .forEach(left -> assertThat(left.asInt()).isZero());
    assertThat(
            client
                .send(client.request("/api/v1/customers/c1").DELETE())
                .headers()
                .firstValue("Location"))
        .as("asked again, by another id")
        .hasValue(path);
    assertThat(client.get("/api/v1/audit?action=customer.erase").toString())
        .contains(receipt.get("id").asText())
        .doesNotContain("\"c1\"");

    Instant erasedAt = Instant.parse(receipt.get("erased_at").asText());
    Thread.sleep(Math.max(0, Duration.between(Instant.now(), erasedAt).toMillis() + 100));
    event("n1", Instant.now(), "\"anonymous_id\":\"v1\",\"kind\":\"touch\"");
    event("n2", Instant.now(), "\"customer_id\":\"c1\",\"kind\":\"touch\"");
    JsonNode visitor = behaviour("v1", answer -> answer.path("events").asInt() == 1);
    assertThat(visitor.get("identified").asBoolean()).as("a new life").isFalse();
    behaviour("c1", answer -> answer.path("events").asInt() == 1);
    behaviour("c2", answer -> answer.path("events").asInt() == 1);
  }

  /** Each step is one transaction, so that a new process goes on where the old one died. */
  @Test
  void anErasureGoesOnWhereTheSidecarWasKilled() throws Exception {
    Instant before = Instant.now().minusSeconds(60);
    event("k1", before, "\"anonymous_id\":\"w1\",\"kind\":\"touch\"");
    event("k2", before, "\"anonymous_id\":\"w1\",\"customer_id\":\"d1\",\"kind\":\"identify\"");
    event("k3", before, "\"customer_id\":\"d2\",\"kind\":\"touch\"");
    behaviour("d1", answer -> answer.path("events").asInt() == 2);
    behaviour("d2", answer -> answer.path("events").asInt() == 1);
    HttpResponse<String> asked = client.send(client.request("/api/v1/customers/d1").DELETE());
    assertThat(asked.body()).contains("\"state\":\"accepted\"");
    String path = asked.headers().firstValue("Location").orElseThrow();

    system.kill("serving");
    JsonNode receipt = client.awaitThroughKills(path, answer -> !state(answer).equals("accepted"));
    if (!state(receipt).equals("done")) {
      system.kill("serving");
    }
    receipt =
        client.awaitThroughKills(path + "?verify=true", answer -> state(answer).equals("done"));
    assertThat(receipt.at("/deleted/events").asInt()).isEqualTo(2);
    receipt.get("remaining").forEach(left -> assertThat(left.asInt()).isZero());
    assertThat(client.status(BEHAVIOR.formatted("d1"))).isEqualTo(404);
    behaviour("d2", answer -> answer.path("events").asInt() == 1);
  }

  private static String state(JsonNode receipt) {
    return receipt.path("state").asText();
  }

  private static void event(String id, Instant ts, String more) throws Exception {
    String body = "{\"event_id\":\"%s\",\"ts\":\"%s\",%s}".formatted(id, ts, more);
    assertThat(client.post("/api/v1/events", body).statusCode()).isEqualTo(202);
  }

  private static JsonNode behaviour(String id, Predicate<JsonNode> reached) throws Exception {
    return client.await(BEHAVIOR.formatted(id), reached);
  }
}
