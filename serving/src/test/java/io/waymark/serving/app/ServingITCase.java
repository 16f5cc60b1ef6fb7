package io.waymark.serving.app;

import static io.waymark.serving.app.TestingSystem.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.access.ApiKey;
import io.waymark.serving.access.ControlStore;
import io.waymark.serving.access.DatabaseUrl;
import io.waymark.serving.access.KeyDirectory;
import io.waymark.serving.http.Limits;
import io.waymark.testkit.kafka.TopicSpec;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The sidecar over a real ClickHouse engine, a real broker and a real PostgreSQL. */
@TestMethodOrder(OrderAnnotation.class)
class ServingITCase {

  private static final String SUMMARY = "/api/v1/analytics/dashboard/summary";

  @TempDir static Path folder;
  private static TestingSystem system;

  @BeforeAll
  static void start() {
    system = new TestingSystem(folder);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  @Order(1)
  void readinessSaysWhatIsMissingUntilNothingIs() {
    await("postgres", () -> system.isReady("postgres"));
    await("clickhouse", () -> system.isReady("clickhouse"));
    await("kafka's topic is asked for", () -> detail("kafka").contains("does not exist"));
    await("the job", () -> detail("job").equals("the job has not reported progress yet"));
    assertThat(system.get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(system.get(SUMMARY).body()).contains("\"as_of\":null,\"completeness\":0.0");

    system.kafka.ensureTopics(List.of(TopicSpec.EVENTS));
    progress(1, "2026-11-05 00:00:00", "2026-11-04 00:00:00");
    await("all", () -> system.get("/health/ready").statusCode() == 200);
  }

  private static String detail(String part) {
    return system.json("/health/ready").at("/parts/" + part + "/detail").asText();
  }

  private static void progress(int checkpoint, String... watermarks) {
    for (int i = 0; i < watermarks.length; i++) {
      system.sql(
          String.format(
              "INSERT INTO progress VALUES ('journey', %d, 2, %d, '%s', now64(3))",
              checkpoint, i, watermarks[i]));
    }
  }

  @Test
  @Order(2)
  void asOfIsTheSlowestSubtaskOfAWholeCheckpointAndStandsStillForOne() {
    assertThat(asOf()).isEqualTo("2026-11-04T00:00:00.000Z");
    progress(2, "2026-11-06 00:00:00");
    assertThat(asOf()).isEqualTo("2026-11-04T00:00:00.000Z");
    progress(3, "2026-11-07 00:00:00", "2026-11-03 00:00:00");
    assertThat(asOf()).isEqualTo("2026-11-04T00:00:00.000Z");
    progress(4, "2026-11-07 00:00:00", "2026-11-06 00:00:00");
    assertThat(asOf()).isEqualTo("2026-11-06T00:00:00.000Z");
  }

  private static String asOf() {
    return system.json(SUMMARY).get("as_of").asText();
  }

  @Test
  @Order(3)
  void acceptedEventsAndRefusalsStandInKafkaBeforeTheAnswer() {
    HttpResponse<String> answer =
        system.send(
            system
                .to("/api/v1/events")
                .header("X-Request-Id", "req-1")
                .header("Content-Type", "application/x-ndjson")
                .POST(
                    BodyPublishers.ofString(
                        "{\"event_id\":\"k1\",\"ts\":\"2026-11-01T10:00:00Z\",\"anonymous_id\":\"v1\"}\n"
                            + "{\"event_id\":\"k2\",\"ts\":1}\n")));
    assertThat(answer.statusCode()).isEqualTo(202);

    List<ConsumerRecord<byte[], byte[]>> records = allRecords();
    assertThat(records).hasSize(2);
    ConsumerRecord<byte[], byte[]> accepted =
        records.stream().filter(r -> header(r, "refused").isEmpty()).findFirst().orElseThrow();
    ConsumerRecord<byte[], byte[]> refused =
        records.stream().filter(r -> !header(r, "refused").isEmpty()).findFirst().orElseThrow();
    assertThat(new String(accepted.key(), UTF_8)).isEqualTo("main/v1");
    assertThat(header(accepted, "tenant")).isEqualTo("main");
    assertThat(header(accepted, "request")).isEqualTo("req-1/0");
    assertThat(header(refused, "request")).isEqualTo("req-1/1");
    assertThat(new String(refused.value(), UTF_8)).isEqualTo("{\"event_id\":\"k2\",\"ts\":1}");
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  private static List<ConsumerRecord<byte[], byte[]>> allRecords() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", system.kafka.bootstrapServers(),
            "group.id", "test",
            "auto.offset.reset", "earliest");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("waymark.events"));
      await(
          "records",
          () -> {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            return records.size() >= 2;
          });
    }
    return records;
  }

  @Test
  @Order(9)
  void rolesAndRevokedKeysHold() {
    try (ControlStore control = new ControlStore(DatabaseUrl.parse(system.postgresUrl()))) {
      ApiKey again = system.key;
      KeyDirectory keys = new KeyDirectory(control, Limits.WIDE);
      keys.ensureOperator("main", "USD", again);
      assertThat(keys.find(again.id())).isPresent();
      assertThat(keys.find("'; drop table api_keys; --")).isEmpty();
    }
    assertThat(system.get("/api/v1/system/pulse").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(9)
  void aCustomerTooManyIsRefusedAndKnownOnesGoOn() {
    system.sql(
        "INSERT INTO customers (tenant, identified, person, version) VALUES"
            + " ('main', true, 'known', 1), ('other', true, 'stranger', 1)");
    limitCustomers(1);
    String event = "{\"event_id\":\"l1\",\"ts\":\"2026-11-01T10:00:00Z\",\"customer_id\":\"%s\"}";
    await(
        "the count",
        () -> system.post(event.formatted("stranger")).body().contains("too_many_customers"));
    assertThat(system.post(event.formatted("known")).statusCode()).isEqualTo(202);
    limitCustomers(0);
    await("no limit", () -> system.post(event.formatted("stranger")).statusCode() == 202);
  }

  private static void limitCustomers(int limit) {
    HttpResponse<String> answer =
        system.send(
            system
                .to("/api/v1/tenants/main")
                .header("Content-Type", "application/json")
                .method(
                    "PATCH",
                    BodyPublishers.ofString("{\"limits\":{\"customers\":" + limit + "}}")));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  @Order(10)
  void aTakenPortIsOneSentence() {
    List<String> arguments = List.of("--host=127.0.0.1", "--port=" + system.sidecar.port());
    ServingOptions options = ServingOptions.of(arguments, Map.of());
    assertThatThrownBy(() -> Main.start(options, new CollectorRegistry()))
        .isInstanceOf(BadOption.class)
        .hasMessageContaining("stop the program that holds the port");
  }

  @Test
  @Order(11)
  void withoutClickHouseReadsSayUnavailableAndComeBack() {
    String before = system.json(SUMMARY).toString();
    system.clickHouse.kill();
    HttpResponse<String> answer = system.get(SUMMARY);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(TestingSystem.json(answer).get("part").asText()).isEqualTo("clickhouse");
    await("not ready", () -> !system.isReady("clickhouse"));
    assertThat(system.post(event("while-away")).statusCode()).isEqualTo(202);
    system.clickHouse.restart();
    await("ready again", () -> system.isReady("clickhouse"));
    assertThat(system.json(SUMMARY).toString()).isEqualTo(before);
  }

  private static String event(String id) {
    return "{\"event_id\":\""
        + id
        + "\",\"ts\":"
        + Instant.now().toEpochMilli()
        + ",\"customer_id\":\"c\"}";
  }

  @Test
  @Order(12)
  void withoutPostgresKnownKeysGoOn() {
    assertThat(system.get("/api/v1/system/pulse").statusCode()).isEqualTo(200);
    system.stopPostgres();
    await("not ready", () -> !system.isReady("postgres"));
    assertThat(system.get("/api/v1/system/pulse").statusCode()).isEqualTo(200);
    system.startPostgres();
    await("ready again", () -> system.isReady("postgres"));
    assertThat(system.get("/api/v1/system/pulse").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(13)
  void withoutKafkaEventsAreNotAccepted() {
    system.kafka.close();
    HttpResponse<String> answer = system.post(event("lost"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(TestingSystem.json(answer).get("acknowledged").asInt()).isZero();
    await("not ready", () -> !system.isReady("kafka"));
  }
}
