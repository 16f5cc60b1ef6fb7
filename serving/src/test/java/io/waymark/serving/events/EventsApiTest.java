package io.waymark.serving.events;

import static io.waymark.serving.events.TestingIntake.good;
import static io.waymark.serving.events.TestingIntake.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.serving.http.Answer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items good and bad, through the dispatcher. */
class EventsApiTest {

  private final TestingIntake intake = new TestingIntake();

  @Test
  void oneEventIsAppendedAsItCameAndAcknowledged() throws IOException {
    Answer answer = intake.post("  " + good(1) + "\n");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(new String(answer.body(), UTF_8))
        .isEqualTo(
            "{\"request_id\":\"r1\",\"received\":1,\"accepted\":1,\"rejected\":0,\"errors\":[]}");
    EventRecord record = intake.log.accepted().get(0);
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
    intake.post("{\"event_id\":\"e\",\"ts\":\"2026-11-01T10:00:00Z\"," + rest.substring(1));
    assertThat(intake.log.accepted().get(0).key()).isEqualTo(key);
  }

  @Test
  void aBadItemIsKeptAsADeadLetterAndTheOthersGoOn() throws IOException {
    String bad = "{\"event_id\":\"x\", \"ts\":\"2026-11-01T10:00:00Z\"}";
    Answer answer = intake.post("[" + good(1) + ", " + bad + " ,7,\"é\"," + good(2) + "]");

    assertThat(answer.status()).isEqualTo(202);
    JsonNode report = json(answer);
    assertThat(report.get("received").asInt()).isEqualTo(5);
    assertThat(report.get("accepted").asInt()).isEqualTo(2);
    assertThat(report.get("rejected").asInt()).isEqualTo(3);
    assertThat(report.at("/errors/0/index").asInt()).isEqualTo(1);
    assertThat(report.at("/errors/0/reason").asText()).isEqualTo("missing_person");
    assertThat(intake.log.refused())
        .extracting(r -> new String(r.value(), UTF_8))
        .containsExactly(bad, "7", "\"é\"");
    assertThat(intake.log.refused().get(0).headers())
        .containsEntry("refused", "missing_person")
        .containsEntry("request", "r1/1")
        .containsEntry("tenant", "main")
        .containsKey("detail");
  }

  @Test
  void whenAllAreRefusedTheAnswerIsAProblemWithTheSameCounts() throws IOException {
    Answer answer = intake.post("{\"event_id\":\"x\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(json(answer).get("rejected").asInt()).isEqualTo(1);
    assertThat(json(answer).at("/errors/0/reason").asText()).isEqualTo("missing_field");
    assertThat(intake.log.refused()).hasSize(1);
  }

  @Test
  void refusalsAreListedToALimitAndCountedBeyondIt() throws IOException {
    JsonNode report = json(intake.post("[1,2,3,4,5," + good(1) + "]"));
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
    Answer answer = intake.post("{\"event_id\":\"e\",\"customer_id\":\"c\"," + fields + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).at("/errors/0/reason").asText()).isEqualTo(reason);
    assertThat(intake.log.refused()).hasSize(1);
    assertThat(intake.log.accepted()).isEmpty();
  }

  @Test
  void nanIsRefusedAloneAndNotItsBatch() throws IOException {
    String nan = good(2).replace("}", ",\"revenue\":NaN}");
    JsonNode report = json(intake.post("[" + good(1) + "," + nan + "]"));
    assertThat(report.get("accepted").asInt()).isEqualTo(1);
    assertThat(report.at("/errors/0/reason").asText()).isEqualTo("malformed_json");
  }

  @Test
  void sqlInAFieldIsATextLikeAnyOther() {
    String event = good(1).replace("c1", "'; DROP TABLE events; --");
    assertThat(intake.post(event).status()).isEqualTo(202);
    assertThat(new String(intake.log.accepted().get(0).value(), UTF_8)).isEqualTo(event);
  }
}
