package io.waymark.serving.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.client.CollectorRegistry;
import io.waymark.core.event.Event;
import io.waymark.core.wire.EventJson;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.events.EventRecord;
import io.waymark.serving.events.EventsApi;
import io.waymark.serving.events.EventsService;
import io.waymark.serving.events.IntakeLimits;
import io.waymark.serving.events.TestingEventLog;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Dispatcher;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import io.waymark.serving.http.Route;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segment's routes through the dispatcher, against a log in memory. */
class SegmentApiTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
  private static final Path SHARED =
      Path.of(System.getProperty("waymark.shared", "../../shared"), "data");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestingEventLog log = new TestingEventLog();
  private final Dispatcher plain = plain();
  private final ContractDispatcher dispatcher = new ContractDispatcher(plain);

  private Dispatcher plain() {
    IntakeLimits limits = new IntakeLimits(1_000_000, 100, 50, 3, Duration.ofSeconds(5));
    EventsService service = new EventsService(log, limits, 2_000_000, NOON);
    List<Route> routes =
        Stream.concat(
                new SegmentApi(service).routes().stream(), new EventsApi(service).routes().stream())
            .toList();
    return new Dispatcher(
        routes,
        header -> new Caller("main", "USD", Role.WRITE, "k"),
        new RequestLog(new CollectorRegistry()));
  }

  private Answer post(String path, byte[] body, String... headers) {
    Map<String, String> named = new HashMap<>(Map.of("content-type", "application/json"));
    for (int i = 0; i < headers.length; i += 2) {
      named.put(headers[i], headers[i + 1]);
    }
    return dispatcher.dispatch(
        new Request("POST", path, "", named, new ByteArrayInputStream(body)));
  }

  private Answer post(String path, String body) {
    return post(path, body.getBytes(UTF_8));
  }

  private static JsonNode json(Answer answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  private static Event event(EventRecord record) {
    return Objects.requireNonNull(EventJson.parse(record.value(), "main", NOON.millis()).event());
  }

  @ParameterizedTest
  @CsvSource({
    "track, engagement, Clicked",
    "page, touch, page:Home",
    "screen, touch, screen:Home",
    "identify, identify, identify",
    "group, engagement, group",
    "alias, identify, alias"
  })
  void theRouteSaysTheTypeAndTheLogGetsAnEvent(String route, String kind, String name) {
    Answer answer =
        post("/v1/" + route, "{\"userId\":\"u\",\"event\":\"Clicked\",\"name\":\"Home\"}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(new String(answer.body(), UTF_8)).isEqualTo("{\"success\":true}");
    Event event = event(log.accepted().get(0));
    assertThat(event.kind().wireName()).isEqualTo(kind);
    assertThat(event.name()).isEqualTo(name);
    assertThat(event.ts()).isEqualTo(NOON.millis());
    assertThat(event.tenant()).isEqualTo("main");
    assertThat(log.accepted().get(0).key()).isEqualTo("main/u");
  }

  @Test
  void aTypeInTheBodyGoesFirst() {
    post("/v1/track", "{\"type\":\"screen\",\"userId\":\"u\",\"name\":\"Home\"}");
    assertThat(event(log.accepted().get(0)).name()).isEqualTo("screen:Home");
  }

  @Test
  void ofABatchTheGoodPartIsTakenAndTheOtherNamed() throws IOException {
    String batch =
        """
        {"sentAt":"2026-11-01T11:00:00Z","context":{"ip":"192.0.2.1"},"batch":[
         {"type":"track","event":"a","messageId":"m1","userId":"u","timestamp":"2026-11-01T10:59:00Z"},
         {"type":"track","event":"b","messageId":"m2"},
         {"event":"c","messageId":"m3","userId":"u"}]}
        """;
    for (String route : List.of("/v1/batch", "/v1/import")) {
      log.records.clear();
      JsonNode report = json(post(route, batch));
      assertThat(report.get("success").asBoolean()).isTrue();
      assertThat(report.get("accepted").asInt()).isEqualTo(1);
      assertThat(report.at("/errors/0/index").asInt()).isEqualTo(1);
      assertThat(report.at("/errors/0/reason").asText()).isEqualTo("missing_person");
      assertThat(report.at("/errors/1/reason").asText()).isEqualTo("missing_field");
      Event event = event(log.accepted().get(0));
      assertThat(Instant.ofEpochMilli(event.ts())).isEqualTo("2026-11-01T11:59:00Z");
      assertThat(event.properties()).isEqualTo("{\"ip\":\"192.0.2.1\"}");
      assertThat(new String(log.refused().get(0).value(), UTF_8)).startsWith("{\"type\":\"track\"");
    }
  }

  /** The Java SDK posts to {@code /v1/import/}. */
  @Test
  void aSlashAtTheEndDoesNotMatter() {
    assertThat(empty("/v1/import/").status()).isEqualTo(200);
    assertThat(empty("/v1/import//").status()).isEqualTo(404);
    assertThat(empty("/v1/track/").status()).isEqualTo(404);
  }

  private Answer empty(String path) {
    byte[] body = "{\"batch\":[]}".getBytes(UTF_8);
    return plain.dispatch(new Request("POST", path, "", Map.of(), new ByteArrayInputStream(body)));
  }

  @Test
  void blanksBeforeACallDoNotMatterAndAnArrayIsNone() throws IOException {
    assertThat(post("/v1/track", " \n {\"userId\":\"u\",\"event\":\"a\"}").status()).isEqualTo(200);
    Answer array = post("/v1/track", " \n [{\"userId\":\"u\",\"event\":\"a\"}]");
    assertThat(array.status()).isEqualTo(400);
    assertThat(json(array).get("detail").asText()).isEqualTo("the body is an array");
  }

  @Test
  void anEmptyBatchIsASuccess() throws IOException {
    assertThat(json(post("/v1/batch", "{\"batch\":[]}")).get("success").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/track | [{\"userId\":\"u\",\"event\":\"x\"}] | 400 | malformed-body",
        "/v1/track | {\"userId\":\"u\" | 400 | malformed-body",
        "/v1/track | {\"userId\":\"u\"} | 400 | all-events-refused",
        "/v1/track | 7 | 400 | all-events-refused",
        "/v1/track | {\"userId\":\"u\",\"event\":\"x\"}{} | 400 | malformed-body",
        "/v1/batch | {\"batch\":{}} | 400 | malformed-body",
        "/v1/batch | {\"batch\":[],\"batch\":[]} | 400 | malformed-body",
        "/v1/batch | {\"sentAt\":\"x\",\"sentAt\":\"x\",\"batch\":[]} | 400 | malformed-body",
        "/v1/batch | [] | 400 | malformed-body",
        "/v1/batch | {\"batch\":[{\"userId\":\"u\"}]} | 400 | all-events-refused",
        "/v1/batch | {\"batch\":[ | 400 | malformed-body",
        "/v1/pixel | {} | 404 | unknown-path"
      })
  void whatCannotBeReadIsAProblemByName(String path, String body, int status, String type)
      throws IOException {
    Answer answer = post(path, body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(json(answer).get("type").asText()).endsWith("/" + type);
    assertThat(log.accepted()).isEmpty();
  }

  @Test
  void aBatchOfTooManyIsRefusedWhole() {
    String many = "{\"type\":\"page\",\"userId\":\"u\"},".repeat(101);
    String body = "{\"batch\":[" + many.substring(0, many.length() - 1) + "]}";
    assertThat(post("/v1/batch", body).status()).isEqualTo(413);
    assertThat(log.records).isEmpty();
  }

  @Test
  void browsersAndPackedBodiesAreTaken() throws IOException {
    byte[] plain = "{\"anonymousId\":\"a\"}".getBytes(UTF_8);
    assertThat(post("/v1/page", plain, "content-type", "text/plain;charset=UTF-8").status())
        .isEqualTo(200);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    assertThat(post("/v1/page", packed.toByteArray(), "content-encoding", "gzip").status())
        .isEqualTo(200);
    assertThat(post("/v1/page", plain, "content-encoding", "gzip").status()).isEqualTo(400);
    assertThat(post("/v1/page", plain, "content-type", "text/csv").status()).isEqualTo(415);
  }

  /** The payloads of Segment's spec (CC BY 4.0): 26, of which 4 name nobody. */
  @Test
  void theCallsOfSegmentsSpecAreTakenWhereTheyNameSomebody() throws IOException {
    int taken = 0;
    for (String line : Files.readAllLines(shared("events-segment/spec_payloads.jsonl"))) {
      JsonNode payload = JSON.readTree(line).get("payload");
      boolean named = payload.has("userId") || payload.has("anonymousId");
      Answer answer = post("/v1/" + payload.get("type").asText(), payload.toString());
      assertThat(answer.status()).as(line).isEqualTo(named ? 200 : 400);
      taken += named ? 1 : 0;
    }
    assertThat(log.accepted()).hasSize(taken);
    assertThat(log.refused()).hasSize(26 - taken);
    assertThat(log.refused().get(0).headers()).containsEntry("refused", "missing_person");
  }

  /** Payloads of Unomi (Apache-2.0) and Jitsu (MIT) are no format of ours, on any route. */
  @Test
  void payloadsOfOtherProductsAreRefusedByName() throws IOException {
    List<Path> foreign;
    try (Stream<Path> files =
        Stream.concat(Files.list(shared("events-unomi")), Files.list(shared("events-jitsu")))) {
      foreign = files.toList();
    }
    assertThat(foreign).hasSize(9);
    for (Path file : foreign) {
      for (String route : List.of("track", "page", "identify", "batch")) {
        refused("/v1/" + route, file);
      }
      refused("/api/v1/events", file);
    }
    assertThat(log.accepted()).isEmpty();
  }

  private void refused(String path, Path file) throws IOException {
    Answer answer = post(path, Files.readAllBytes(file));
    assertThat(answer.status()).as("%s %s", path, file).isBetween(400, 499);
    assertThat(json(answer).get("type").asText())
        .endsWith(path.endsWith("batch") ? "/malformed-body" : "/all-events-refused");
  }

  private static Path shared(String path) {
    Path file = SHARED.resolve(path);
    Assumptions.assumeTrue(Files.exists(file), file + " is not there");
    return file;
  }
}
