package io.waymark.serving.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.client.CollectorRegistry;
import io.waymark.core.event.Event;
import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.Reject;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies good and bad, through the dispatcher, against a log in memory. */
class EventsApiTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
  private static final String GOOD =
      "{\"event_id\":\"e%d\",\"ts\":\"2026-11-01T10:00:00Z\",\"customer_id\":\"c1\"}";

  private final TestingEventLog log = new TestingEventLog();
  private final ContractDispatcher dispatcher = dispatcher(1_000_000, 100, 50);

  private ContractDispatcher dispatcher(int jsonBytes, int jsonCount, int inFlight) {
    IntakeLimits limits =
        new IntakeLimits(jsonBytes, jsonCount, inFlight, 3, Duration.ofSeconds(5));
    EventsApi api = new EventsApi(new EventsService(log, limits, 2_000_000, NOON));
    return new ContractDispatcher(
        api.routes(),
        header -> new Caller("main", "USD", Role.WRITE, "k"),
        new RequestLog(new CollectorRegistry()));
  }

  private Answer post(InputStream body, String... headers) {
    Map<String, String> named = new HashMap<>(Map.of("x-request-id", "r1"));
    for (int i = 0; i < headers.length; i += 2) {
      named.put(headers[i], headers[i + 1]);
    }
    return dispatcher.dispatch(new Request("POST", "/api/v1/events", "", named, body));
  }

  private Answer post(String body) {
    return post(new ByteArrayInputStream(body.getBytes(UTF_8)), "content-type", "application/json");
  }

  private Answer lines(String body) {
    return post(
        new ByteArrayInputStream(body.getBytes(UTF_8)), "content-type", "application/x-ndjson");
  }

  private static JsonNode json(Answer answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  private static String good(int id) {
    return String.format(GOOD, id);
  }

  @Test
  void oneEventIsAppendedAsItCameAndAcknowledged() throws IOException {
    Answer answer = post("  " + good(1) + "\n");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(new String(answer.body(), UTF_8))
        .isEqualTo(
            "{\"request_id\":\"r1\",\"received\":1,\"accepted\":1,\"rejected\":0,\"errors\":[]}");
    EventRecord record = log.accepted().get(0);
    assertThat(new String(record.value(), UTF_8)).isEqualTo(good(1));
    assertThat(record.key()).isEqualTo("main/c1");
    assertThat(record.headers())
        .containsOnly(Map.entry("tenant", "main"), Map.entry("request", "r1/0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"anonymous_id\":\"v\",\"customer_id\":\"c\"} | main/v",
        "{\"customer_id\":\"c\"} | main/c",
        "{\"kind\":\"spend\",\"channel\":\"search\",\"cost\":1} | main/spend:search"
      })
  void theKeyKeepsAVisitorTogether(String rest, String key) {
    post("{\"event_id\":\"e\",\"ts\":\"2026-11-01T10:00:00Z\"," + rest.substring(1));
    assertThat(log.accepted().get(0).key()).isEqualTo(key);
  }

  @Test
  void aBadItemIsKeptAsADeadLetterAndTheOthersGoOn() throws IOException {
    String bad = "{\"event_id\":\"x\", \"ts\":\"2026-11-01T10:00:00Z\"}";
    Answer answer = post("[" + good(1) + ", " + bad + " ,7,\"é\"," + good(2) + "]");

    assertThat(answer.status()).isEqualTo(202);
    JsonNode report = json(answer);
    assertThat(report.get("received").asInt()).isEqualTo(5);
    assertThat(report.get("accepted").asInt()).isEqualTo(2);
    assertThat(report.get("rejected").asInt()).isEqualTo(3);
    assertThat(report.at("/errors/0/index").asInt()).isEqualTo(1);
    assertThat(report.at("/errors/0/reason").asText()).isEqualTo("missing_person");
    assertThat(log.refused())
        .extracting(r -> new String(r.value(), UTF_8))
        .containsExactly(bad, "7", "\"é\"");
    assertThat(log.refused().get(0).headers())
        .containsEntry("refused", "missing_person")
        .containsEntry("request", "r1/1")
        .containsEntry("tenant", "main")
        .containsKey("detail");
  }

  @Test
  void whenAllAreRefusedTheAnswerIsAProblemWithTheSameCounts() throws IOException {
    Answer answer = post("{\"event_id\":\"x\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(json(answer).get("rejected").asInt()).isEqualTo(1);
    assertThat(json(answer).at("/errors/0/reason").asText()).isEqualTo("missing_field");
    assertThat(log.refused()).hasSize(1);
  }

  @Test
  void refusalsAreListedToALimitAndCountedBeyondIt() throws IOException {
    JsonNode report = json(post("[1,2,3,4,5," + good(1) + "]"));
    assertThat(report.get("errors")).hasSize(3);
    assertThat(report.get("rejected").asInt()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ts\":\"1970-01-01T00:00:00Z\" | ts_too_old",
        "\"ts\":\"2099-01-01T00:00:00Z\" | ts_in_future",
        "\"ts\":\"yesterday\" | bad_ts",
        "\"ts\":\"2026-11-01T10:00:00Z\",\"tenant\":\"other\" | tenant_mismatch",
        "\"ts\":\"2026-11-01T10:00:00Z\",\"revenue\":-1 | negative_amount",
        "\"ts\":\"2026-11-01T10:00:00Z\",\"revenue\":1e400 | number_out_of_range",
        "\"ts\":\"2026-11-01T10:00:00Z\",\"revenue\":\"10\" | wrong_type",
        "\"ts\":\"2026-11-01T10:00:00Z\",\"channel\":{\"a\":1} | wrong_type",
        "\"ts\":\"2026-11-01T10:00:00Z\",\"kind\":\"party\" | unknown_kind",
        "\"ts\":\"2026-11-01T10:00:00Z\",\"name\":\"a\\u0000b\" | invalid_text"
      })
  void badInputIsRefusedByNameAndKept(String fields, String reason) throws IOException {
    Answer answer = post("{\"event_id\":\"e\",\"customer_id\":\"c\"," + fields + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).at("/errors/0/reason").asText()).isEqualTo(reason);
    assertThat(log.refused()).hasSize(1);
    assertThat(log.accepted()).isEmpty();
  }

  @Test
  void nanIsRefusedAloneAndNotItsBatch() throws IOException {
    String nan = good(2).replace("}", ",\"revenue\":NaN}");
    JsonNode report = json(post("[" + good(1) + "," + nan + "]"));
    assertThat(report.get("accepted").asInt()).isEqualTo(1);
    assertThat(report.at("/errors/0/reason").asText()).isEqualTo("malformed_json");
  }

  @Test
  void sqlInAFieldIsATextLikeAnyOther() {
    String event = good(1).replace("c1", "'; DROP TABLE events; --");
    assertThat(post(event).status()).isEqualTo(202);
    assertThat(new String(log.accepted().get(0).value(), UTF_8)).isEqualTo(event);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | empty",
        "`[{\"event_id\":\"e1\"` | not JSON",
        "`[{\"event_id\":\"e1\"},` | not JSON",
        "`{\"event_id\":\"e1\"} {}` | more after",
        "`{\"event_id\"` | not JSON",
        "`hello` | not JSON"
      })
  void aBodyThatIsNotJsonIsRefusedWhole(String body, String detail) throws IOException {
    Answer answer = post(body == null ? "" : body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).get("detail").asText()).contains(detail);
    assertThat(json(answer).get("type").asText()).isEqualTo("/problems/malformed-body");
    assertThat(log.records).isEmpty();
  }

  @Test
  void aCutOffArrayAppendsNothing() {
    assertThat(post("[" + good(1) + "," + good(2)).status()).isEqualTo(400);
    assertThat(log.records).isEmpty();
  }

  @Test
  void tooManyEventsAreRefusedWholeWithTheirCount() throws IOException {
    StringBuilder body = new StringBuilder("[" + good(0));
    for (int i = 1; i <= 100; i++) {
      body.append(',').append(good(i));
    }
    Answer answer = post(body.append(']').toString());
    assertThat(answer.status()).isEqualTo(413);
    assertThat(json(answer).get("detail").asText())
        .isEqualTo("the array has 101 events, the limit is 100");
    assertThat(log.records).isEmpty();
  }

  @Test
  void aBodyAboveTheLimitIsRefusedWithAndWithoutALength() {
    byte[] big = new byte[1_000_001];
    Arrays.fill(big, (byte) ' ');
    String type = "application/json";
    assertThat(post(new ByteArrayInputStream(big), "content-type", type).status()).isEqualTo(413);
    InputStream unread = InputStream.nullInputStream();
    assertThat(post(unread, "content-type", type, "content-length", "1000001").status())
        .isEqualTo(413);
    assertThat(log.records).isEmpty();
  }

  @Test
  void anExactlyFullBodyIsTaken() {
    byte[] full = new byte[1_000_000];
    Arrays.fill(full, (byte) ' ');
    byte[] event = good(1).getBytes(UTF_8);
    System.arraycopy(event, 0, full, 0, event.length);
    assertThat(post(new ByteArrayInputStream(full), "content-type", "application/json").status())
        .isEqualTo(202);
  }

  @Test
  void aBombOfEmptyLinesIsRefusedAsSoonAsItShows() throws IOException {
    byte[] lines = new byte[50_000_000];
    Arrays.fill(lines, (byte) '\n');
    Answer answer =
        post(
            new ByteArrayInputStream(gzip(lines)),
            "content-type",
            "application/x-ndjson",
            "content-encoding",
            "gzip");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(new String(answer.body(), UTF_8)).contains("more than 100 times its size");
  }

  @Test
  void jsonThatIsTooDeepIsNamed() {
    Answer answer = post("[".repeat(5_000));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(new String(answer.body(), UTF_8)).contains("/problems/malformed-body", "depth");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    Answer answer =
        post("{\"event_id\":\"a\",\"event_id\":\"b\",\"customer_id\":\"c\",\"ts\":1793527200000}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(new String(answer.body(), UTF_8)).contains("\"reason\":\"duplicate_field\"");
  }

  @Test
  void gzipIsReadAndABombIsBounded() throws IOException {
    assertThat(
            post(
                    new ByteArrayInputStream(gzip(good(1).getBytes(UTF_8))),
                    "content-type",
                    "application/json",
                    "content-encoding",
                    "gzip")
                .status())
        .isEqualTo(202);
    assertThat(
            post(
                    new ByteArrayInputStream(gzip(new byte[50_000_000])),
                    "content-type",
                    "application/json",
                    "content-encoding",
                    "gzip")
                .status())
        .isEqualTo(413);
    assertThat(
            post(
                    new ByteArrayInputStream(good(1).getBytes(UTF_8)),
                    "content-type",
                    "application/json",
                    "content-encoding",
                    "gzip")
                .status())
        .isEqualTo(400);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv, '', 415",
    "application/x-www-form-urlencoded, '', 415",
    "application/json, br, 415",
    "Application/JSON; charset=utf-8, '', 202",
    "'', '', 202"
  })
  void onlyKnownTypesAreRead(String type, String encoding, int status) {
    InputStream body = new ByteArrayInputStream(good(1).getBytes(UTF_8));
    assertThat(post(body, "content-type", type, "content-encoding", encoding).status())
        .isEqualTo(status);
  }

  @Test
  void linesAreTakenOneByOneAndBlankOnesSkipped() throws IOException {
    JsonNode report = json(lines(good(1) + "\r\n\n  \n{\"cut\":\n" + good(2)));
    assertThat(report.get("received").asInt()).isEqualTo(3);
    assertThat(report.get("accepted").asInt()).isEqualTo(2);
    assertThat(report.at("/errors/0/index").asInt()).isEqualTo(1);
    assertThat(report.at("/errors/0/reason").asText()).isEqualTo("malformed_json");
  }

  @Test
  void aLineAboveTheLimitIsRefusedAndTheNextIsTaken() throws IOException {
    String big = "x".repeat(EventJson.MAX_EVENT_BYTES + 1);
    JsonNode report = json(lines(big + "\n" + good(1)));
    assertThat(report.get("accepted").asInt()).isEqualTo(1);
    assertThat(report.at("/errors/0/reason").asText()).isEqualTo("event_too_large");
    assertThat(report.at("/errors/0/detail").asText()).contains("262145 bytes");
    assertThat(log.refused().get(0).value()).hasSize(64 * 1024);
  }

  @Test
  void aStreamHoldsNoMoreThanItsRoom() throws IOException {
    log.slow = true;
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      body.append(good(i)).append('\n');
    }
    assertThat(json(lines(body.toString())).get("accepted").asInt()).isEqualTo(2_000);
    assertThat(log.mostWaiting).isLessThanOrEqualTo(50);
  }

  @Test
  void withoutKafkaTheAnswerSaysHowManyAreSafe() throws IOException {
    log.failAfter = 3;
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      body.append(good(i)).append('\n');
    }
    Answer answer = lines(body.toString());
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsKey("Retry-After");
    assertThat(json(answer).get("acknowledged").asInt()).isEqualTo(3);
    assertThat(json(answer).get("part").asText()).isEqualTo("kafka");
  }

  @Test
  void aClientThatBreaksOffGetsNoAcceptance() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }
        };
    assertThat(post(broken, "content-type", "application/json").status()).isEqualTo(400);
    assertThat(log.records).isEmpty();
  }

  @Test
  void aStreamWithoutATurnEndsWith429AndSaysWhatArrived() throws IOException {
    EventAllowance three =
        new EventAllowance() {
          private int left = 3;

          @Override
          public void take(Caller caller, long events) {}

          @Override
          public boolean await(Caller caller, Duration patience) {
            return left-- > 0;
          }

          @Override
          public @Nullable Reject refusal(Caller caller, Event event) {
            return null;
          }
        };
    IntakeLimits limits = new IntakeLimits(1_000_000, 100, 50, 3, Duration.ofSeconds(5));
    EventsService service = new EventsService(log, limits, 2_000_000, NOON, three);
    ContractDispatcher slow =
        new ContractDispatcher(
            new EventsApi(service).routes(),
            header -> new Caller("main", "USD", Role.WRITE, "k"),
            new RequestLog(new CollectorRegistry()));
    Answer answer =
        slow.dispatch(
            new Request(
                "POST",
                "/api/v1/events",
                "",
                Map.of("content-type", "application/x-ndjson"),
                new ByteArrayInputStream((good(1) + "\n").repeat(5).getBytes(UTF_8))));
    assertThat(answer.status()).isEqualTo(429);
    assertThat(json(answer).at("/limit").asText()).isEqualTo("events_per_second");
    assertThat(json(answer).at("/acknowledged").asInt()).isEqualTo(3);
    assertThat(log.accepted()).hasSize(3);
  }
}
