package io.waymark.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.SandboxSystem;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two tenants whose ids all collide, through REST, Segment's routes and the topic. Two laws: no
 * text of one is in any answer to the other, and no figure of one moves when the other sends.
 */
class TenantsITCase {

  private static final long SEED = Long.getLong("waymark.seed", 20261123L);
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int EVENTS = 150;
  private static final List<String> IDS = List.of("c1", "c4", "v2", "v5", "o3", "e7", "north");

  @TempDir static Path folder;
  private static SandboxSystem system;
  private static HttpClient http;
  private static EveryGet gets;

  /** A tenant, its admin key and its events. */
  private record Side(String tenant, String key, TenantTraffic traffic) {}

  @BeforeAll
  static void start() throws InterruptedException {
    system = SandboxSystem.startAndAwait(folder, SandboxOptions.defaults(), Duration.ofMinutes(2));
    http = HttpClient.newHttpClient();
    gets = new EveryGet(http, system.site().url());
  }

  @AfterAll
  static void stop() {
    http.close();
    system.close();
  }

  private static String waymark(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data-dir", folder.toString()));
    int exit =
        Main.run(new Console(new PrintStream(out, true), System.err), all.toArray(String[]::new));
    assertThat(exit).as("waymark %s", all).isZero();
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  private static Side side(String tenant, String marker) {
    waymark("tenant", "create", tenant, "--currency", "EUR");
    String key = waymark("key", "create", "--tenant", tenant, "--role", "admin", "--label", marker);
    return new Side(tenant, key, new TenantTraffic(marker, new Random(SEED ^ tenant.hashCode())));
  }

  @Test
  void notOneByteOfATenantIsInTheAnswersToTheOther() throws Exception {
    Side north = side("north", "amundsen");
    Side south = side("south", "shackleton");
    long sentNorth = send(north);
    long sentSouth = send(south);
    awaitAll(north, sentNorth);
    awaitAll(south, sentSouth);

    Map<String, EveryGet.Got> before = rested(north);
    requireOwnAlone(before, "amundsen", "shackleton");
    requireOwnAlone(gets.answers(south.key(), IDS), "shackleton", "amundsen");
    requireClosedDoors(north, south);

    awaitAll(south, sentSouth + send(south));
    Map<String, EveryGet.Got> after = gets.answers(north.key(), IDS);
    requireOwnAlone(after, "amundsen", "shackleton");
    assertThat(EveryGet.atRest(after))
        .as("figures of north after events of south, seed %d", SEED)
        .isEqualTo(EveryGet.atRest(before));
    requireTablesApart("north", "shackleton");
    requireTablesApart("south", "amundsen");
  }

  /** Sends in turn by REST, Segment's route and the topic; says how many. */
  private static long send(Side side) throws Exception {
    Instant now = Instant.now();
    TenantTraffic traffic = side.traffic();
    post(side, "/api/v1/events", "[" + String.join(",", traffic.events(EVENTS, now)) + "]", 202);
    for (int i = 0; i < 10; i++) {
      post(side, "/v1/track", traffic.track(now), 200);
    }
    Map<String, Object> settings = Map.of("bootstrap.servers", system.site().kafka());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (String event : traffic.events(EVENTS, now)) {
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>("waymark.events", TenantTraffic.bytes(event));
        record.headers().add("tenant", TenantTraffic.bytes(side.tenant()));
        producer.send(record);
      }
    }
    return 2L * EVENTS + 10;
  }

  private static void post(Side side, String path, String body, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(system.site().url() + path))
            .header("Authorization", "Bearer " + side.key())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  /** Waits until each event that was sent stands in one of the tables. */
  private static void awaitAll(Side side, long sent) throws Exception {
    long giveUp = System.nanoTime() + LIMIT.toNanos();
    long found = -1;
    while (found != sent) {
      JsonNode pulse = gets.get("/api/v1/system/pulse", side.key()).body();
      found = 0;
      for (String end : List.of("events", "rejected", "late", "repeated", "filtered")) {
        found += pulse.path(end).asLong();
      }
      assertThat(System.nanoTime()).as("%d of %d events", found, sent).isLessThan(giveUp);
      Thread.sleep(200);
    }
  }

  /** The answers once they no longer change by themselves. */
  private static Map<String, EveryGet.Got> rested(Side side) throws Exception {
    long giveUp = System.nanoTime() + LIMIT.toNanos();
    Map<String, EveryGet.Got> last = gets.answers(side.key(), IDS);
    for (int same = 0; same < 3; ) {
      Thread.sleep(2_000);
      Map<String, EveryGet.Got> now = gets.answers(side.key(), IDS);
      same = EveryGet.atRest(now).equals(EveryGet.atRest(last)) ? same + 1 : 0;
      last = now;
      assertThat(System.nanoTime()).as("answers at rest").isLessThan(giveUp);
    }
    return last;
  }

  private static void requireOwnAlone(Map<String, EveryGet.Got> answers, String own, String other) {
    answers.forEach((target, got) -> {
      assertThat(got.status()).as(target).isLessThan(500);
      assertThat(got.all()).as("%s, seed %d", target, SEED).doesNotContain(other);
    });
    assertThat(answers.values()).filteredOn(got -> got.all().contains(own)).hasSizeGreaterThan(5);
    assertThat(answers.values()).filteredOn(got -> got.status() == 200).hasSizeGreaterThan(8);
  }

  private static void requireClosedDoors(Side asker, Side other) throws Exception {
    String id = other.key().split("_", 3)[1];
    assertThat(gets.get("/api/v1/keys/" + id, asker.key()).status()).isEqualTo(404);
    assertThat(gets.get("/api/v1/tenants/" + other.tenant(), asker.key()).status()).isEqualTo(404);
    assertThat(gets.get("/api/v1/tenants", asker.key()).status()).isEqualTo(403);
    assertThat(gets.get("/api/v1/audit?tenant=" + other.tenant(), asker.key()).status())
        .isEqualTo(403);
    assertThat(
            new ObjectMapper()
                .readTree(waymark("key", "list", "--tenant", "south", "--json"))
                .path("tenant")
                .asText())
        .isEqualTo("south");
  }

  private static void requireTablesApart(String tenant, String foreign) {
    String tables =
        waymark(
            "sql",
            "SELECT DISTINCT table FROM system.columns"
                + " WHERE database = currentDatabase() AND name = 'tenant'");
    assertThat(tables).contains("events", "journeys", "rejected_events");
    for (String table : tables.split("\n")) {
      String rows =
          waymark(
              "sql",
              "SELECT count() FROM "
                  + table
                  + " WHERE tenant = '"
                  + tenant
                  + "' AND position(toString(tuple(*)), '"
                  + foreign
                  + "') > 0");
      assertThat(rows).as(table).isEqualTo("0");
    }
  }
}
