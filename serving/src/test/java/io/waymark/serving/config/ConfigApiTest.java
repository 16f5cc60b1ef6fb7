package io.waymark.serving.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import io.waymark.serving.query.TestingReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a document to a version, and why it may not become one. */
class ConfigApiTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);

  private final TestingReader rows = new TestingReader();
  private final ConfigApi api =
      new ConfigApi(
          new ConfigService(new TestingConfig(), new HistoryQueries(rows), CLOCK, any -> {}));
  private Role role = Role.ADMIN;

  private Answer send(String method, String path, String body, String... headers) {
    Map<String, String> named = new HashMap<>(Map.of("content-type", "application/yaml"));
    for (int i = 0; i < headers.length; i += 2) {
      named.put(headers[i], headers[i + 1]);
    }
    Request plain = Request.get(path);
    return new ContractDispatcher(
            api.routes(),
            header -> new Caller("main", "USD", role, "k"),
            new RequestLog(new CollectorRegistry()))
        .dispatch(
            new Request(
                method,
                plain.path(),
                plain.query(),
                named,
                new ByteArrayInputStream(body.getBytes(UTF_8))));
  }

  private static JsonNode json(Answer answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  private JsonNode done(String method, String path, String body) throws IOException {
    Answer answer = send(method, path, body);
    assertThat(answer.status()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return json(answer);
  }

  private JsonNode refused(int status, String type, String method, String path, String body)
      throws IOException {
    Answer answer = send(method, path, body);
    assertThat(answer.status()).as(new String(answer.body(), UTF_8)).isEqualTo(status);
    assertThat(json(answer).path("type").asText()).isEqualTo("/problems/" + type);
    return json(answer);
  }

  private void countedInOctober(long events) {
    rows.when(
        "counted.sql",
        TestingReader.row("month", "2026-10", "of_kind", "touch", "counted", events));
  }

  @Test
  void aTenantWithoutAConfigurationHasTheShippedOne() throws IOException {
    JsonNode current = done("GET", "/api/v1/config", "");
    assertThat(current.path("version").asInt()).isZero();
    assertThat(current.path("document").isEmpty()).isTrue();
    assertThat(done("GET", "/api/v1/config/versions/0", "").path("changes").isEmpty()).isTrue();
    assertThat(done("GET", "/api/v1/config/versions", "").path("versions").isEmpty()).isTrue();
  }

  @Test
  void anAppliedDocumentIsAVersionOnce() throws IOException {
    JsonNode first = done("PUT", "/api/v1/config", "time: {zone: Europe/Berlin}\n");
    assertThat(first.path("version").asInt()).isEqualTo(1);
    assertThat(first.path("applied").asBoolean()).isTrue();
    assertThat(first.path("effective_from").asText()).isEqualTo("2026-11-01T12:00:10Z");
    assertThat(first.at("/changes/0/path").asText()).isEqualTo("/time");
    // The same said otherwise: another order, JSON, a comment.
    Answer again =
        send(
            "PUT",
            "/api/v1/config",
            "{\"time\": {\"zone\": \"Europe/Berlin\"}, \"goals\": null}",
            "content-type",
            "application/json");
    assertThat(json(again).path("changed").asBoolean()).isFalse();
    assertThat(json(again).path("version").asInt()).isEqualTo(1);
    JsonNode second = done("PUT", "/api/v1/config", "time: {zone: Europe/Paris}");
    assertThat(second.path("version").asInt()).isEqualTo(2);
    assertThat(second.at("/changes/0/path").asText()).isEqualTo("/time/zone");
    assertThat(second.at("/changes/0/before").asText()).isEqualTo("Europe/Berlin");
    assertThat(done("GET", "/api/v1/config/versions/2", "").at("/changes/0/after").asText())
        .isEqualTo("Europe/Paris");
    JsonNode list = done("GET", "/api/v1/config/versions?limit=1", "");
    assertThat(list.at("/versions/0/version").asInt()).isEqualTo(2);
    assertThat(list.path("next_cursor").asText()).isNotEmpty();
  }

  @Test
  void aDryRunChangesNothing() throws IOException {
    JsonNode tried = done("POST", "/api/v1/config/validate", "consent: {required: analytics}");
    assertThat(tried.path("changed").asBoolean()).isTrue();
    assertThat(tried.path("applied").asBoolean()).isFalse();
    assertThat(done("GET", "/api/v1/config", "").path("version").asInt()).isZero();
  }

  @Test
  void historyIsReinterpretedOnlyWhereThatIsConfirmed() throws IOException {
    countedInOctober(7);
    String document = "goals: [{name: signup, kind: signup, events: signed_up}]";
    String path = "/api/v1/config?effective_from=2026-10-01";
    JsonNode tried =
        done("POST", "/api/v1/config/validate?effective_from=2026-10-01", document).path("history");
    assertThat(tried.path("reinterprets").asBoolean()).isTrue();
    assertThat(tried.path("events").asInt()).isEqualTo(7);
    assertThat(tried.at("/by_month/0/month").asText()).isEqualTo("2026-10");
    JsonNode problem = refused(409, "reinterprets-history", "PUT", path, document);
    String confirm = problem.path("confirm").asText();
    assertThat(confirm).isEqualTo(tried.path("confirm").asText()).startsWith("reinterpret-");
    // What was confirmed is this document: another one is not.
    refused(
        409,
        "reinterprets-history",
        "PUT",
        path + "&confirm=" + confirm,
        "goals: [{name: lead, kind: lead, events: signed_up}]");
    assertThat(done("PUT", path + "&confirm=" + confirm, document).path("version").asInt())
        .isEqualTo(1);
  }

  @Test
  void whatBeginsNowNeedsNoWordUnlessAllFiguresAreReadAnew() throws IOException {
    countedInOctober(7);
    done("PUT", "/api/v1/config", "consent: {required: analytics}");
    JsonNode problem =
        refused(
            409,
            "reinterprets-history",
            "PUT",
            "/api/v1/config",
            "consent: {required: analytics}\ntime: {week_start: sunday}");
    assertThat(problem.at("/history/read_anew/0").asText()).isEqualTo("time");
    assertThat(problem.at("/history/events").asInt()).isZero();
  }

  @Test
  void aVersionThatBeginsEarlierLeavesTheOthersNothing() throws IOException {
    done("PUT", "/api/v1/config?effective_from=2027-01-01", "consent: {required: analytics}");
    assertThat(done("GET", "/api/v1/config", "").path("decides_now").asInt()).isZero();
    JsonNode earlier =
        done("PUT", "/api/v1/config?effective_from=always", "consent: {required: []}");
    assertThat(earlier.path("supersedes").get(0).asInt()).isEqualTo(1);
    assertThat(earlier.path("effective_from").asText()).isEqualTo("always");
    assertThat(done("GET", "/api/v1/config", "").path("decides_now").asInt()).isEqualTo(2);
  }

  @Test
  void aDateBeginsInTheZoneOfTheDocument() throws IOException {
    // Berlin is an hour ahead of UTC in winter.
    JsonNode tried =
        done(
            "POST",
            "/api/v1/config/validate?effective_from=2026-12-01",
            "time: {zone: Europe/Berlin}");
    assertThat(tried.path("effective_from").asText()).isEqualTo("2026-11-30T23:00:00Z");
  }

  @Test
  void aChangeAgainstAnOldVersionIsRefused() throws IOException {
    String tag = send("GET", "/api/v1/config", "").headers().get("ETag");
    assertThat(send("PUT", "/api/v1/config", "time: {}", "if-match", tag).status()).isEqualTo(200);
    Answer late = send("PUT", "/api/v1/config", "time: {zone: UTC}", "if-match", tag);
    assertThat(late.status()).isEqualTo(412);
    assertThat(json(late).path("detail").asText()).contains("the version is 1");
    assertThat(send("PUT", "/api/v1/config", "time: {zone: UTC}", "if-match", "*").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "time: {zone: Mars/Olympus} | /time/zone | 1 | no time zone",
        "time: {zone: '+02:00'} | /time/zone | 1 | no time zone",
        "time:\\n  week_start: someday | /time/week_start | 2 | no day",
        "money: {base_currency: XXQ} | /money/base_currency | 1 | no currency",
        "money:\\n  base_currency: EUR\\n  rates:\\n    USD:\\n    - {from: 2026-01-01, to: 2026-02-01, rate: 1}\\n    - {from: 2026-03-01, rate: 2} | /money/rates/USD/0/to | 5 | hole",
        "money:\\n  base_currency: EUR\\n  rates:\\n    GBX: [] | /money/rates/GBX | 4 | no currency",
        "goals:\\n- {name: a, events: x}\\n- {name: a, events: y} | /goals/1/name | 3 | stands twice",
        "goals:\\n- {name: a} | /goals/0/events | 2 | names no event",
        "channel: {} | /channel | 1 | is not known here",
        "channels:\\n  rules:\\n  - channel: x\\n    when: {colour: red} | /channels/rules/0/when/colour | 4 | is not known here",
        "traffic: {networks: 300.1.1.1/8} | /traffic/networks | 1 | 300.1.1.1",
        "goals: [{name: a, events: x, value: -5}] | /goals/0/value | 1 | decimal"
      })
  void whatIsWrongIsNamedWithPathAndLine(String text, String path, int line, String says)
      throws IOException {
    String document = text.replace("\\n", "\n");
    for (String route : new String[] {"PUT /api/v1/config", "POST /api/v1/config/validate"}) {
      JsonNode problem =
          refused(422, "invalid-body", route.split(" ")[0], route.split(" ")[1], document);
      assertThat(problem.at("/errors/0/path").asText()).isEqualTo(path);
      assertThat(problem.at("/errors/0/line").asInt()).isEqualTo(line);
      assertThat(problem.at("/errors/0/detail").asText()).contains(says);
      assertThat(problem.at("/errors/0/hint").asText()).isNotEmpty();
    }
    assertThat(done("GET", "/api/v1/config", "").path("version").asInt()).isZero();
  }

  @Test
  void aZoneThatClickHouseDoesNotKnowIsRefused() throws IOException {
    rows.when("time_zones.sql", TestingReader.row("time_zone", "Europe/Berlin"));
    JsonNode problem =
        refused(422, "invalid-body", "PUT", "/api/v1/config", "time:\n  zone: Europe/Paris");
    assertThat(problem.at("/errors/0/path").asText()).isEqualTo("/time/zone");
    assertThat(problem.at("/errors/0/line").asInt()).isEqualTo(2);
    done("PUT", "/api/v1/config", "time: {zone: Europe/Berlin}");
  }

  @Test
  void everySectionsMistakeIsNamedAtOnce() throws IOException {
    JsonNode errors =
        refused(
                422,
                "invalid-body",
                "POST",
                "/api/v1/config/validate",
                "time: {zone: nowhere}\nmoney: {base_currency: E}\ngoals: [{name: a}]")
            .path("errors");
    assertThat(errors.findValuesAsText("path"))
        .containsExactlyInAnyOrder("/time/zone", "/money/base_currency", "/goals/0/events");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/yaml | a: &a [*a] | 400 | malformed-body",
        "application/yaml | a: 1\\na: 2 | 400 | malformed-body",
        "application/json | {\"a\":1,\"a\":2} | 400 | malformed-body",
        "application/json | time: {} | 400 | malformed-body",
        "text/plain | time: {} | 415 | unsupported-type",
      })
  void whatIsNoDocumentIsRefused(String type, String text, int status, String problem)
      throws IOException {
    Answer answer = send("PUT", "/api/v1/config", text.replace("\\n", "\n"), "content-type", type);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(json(answer).path("type").asText()).isEqualTo("/problems/" + problem);
  }

  @Test
  void aHugeDocumentIsRefused() throws IOException {
    refused(413, "too-large", "PUT", "/api/v1/config", "# " + "x".repeat(256 * 1024));
    // Small as YAML, large as JSON: every item gets quotes and a comma.
    String items = "[" + "a,".repeat(100_000) + "a]";
    refused(422, "invalid-body", "PUT", "/api/v1/config", "traffic: {ids: " + items + "}");
  }

  @Test
  void readersMayTryAndAdminsApply() {
    role = Role.WRITE;
    assertThat(send("PUT", "/api/v1/config", "time: {}").status()).isEqualTo(403);
    role = Role.READ;
    assertThat(send("GET", "/api/v1/config", "").status()).isEqualTo(200);
    assertThat(send("POST", "/api/v1/config/validate", "time: {}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/config/versions/x, 400",
    "/api/v1/config/versions/7, 404",
    "/api/v1/config/versions?cursor=!, 400",
    "/api/v1/config?page=2, 400"
  })
  void wrongQuestionsAreRefused(String path, int status) {
    assertThat(send("GET", path, "").status()).isEqualTo(status);
  }

  @Test
  void aBeginningThatIsNoTimeIsRefused() throws IOException {
    refused(400, "invalid-parameter", "PUT", "/api/v1/config?effective_from=soon", "time: {}");
    refused(
        400, "invalid-parameter", "PUT", "/api/v1/config?effective_from=1969-12-31", "time: {}");
  }
}
