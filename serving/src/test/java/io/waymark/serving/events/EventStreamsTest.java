package io.waymark.serving.events;

import static io.waymark.serving.events.TestingIntake.good;
import static io.waymark.serving.events.TestingIntake.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.core.event.Event;
import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.Reject;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bodies of lines, clients that break off, and a log that does. */
class EventStreamsTest {

  private final TestingIntake intake = new TestingIntake();

  @Test
  void linesAreTakenOneByOneAndBlankOnesSkipped() throws IOException {
    JsonNode report = json(intake.lines(good(1) + "\r\n\n  \n{\"cut\":\n" + good(2)));
    assertThat(report.get("received").asInt()).isEqualTo(3);
    assertThat(report.get("accepted").asInt()).isEqualTo(2);
    assertThat(report.at("/errors/0/index").asInt()).isEqualTo(1);
    assertThat(report.at("/errors/0/reason").asText()).isEqualTo("malformed_json");
  }

  @Test
  void aLineAboveTheLimitIsRefusedAndTheNextIsTaken() throws IOException {
    String big = "x".repeat(EventJson.MAX_EVENT_BYTES + 1);
    JsonNode report = json(intake.lines(big + "\n" + good(1)));
    assertThat(report.get("accepted").asInt()).isEqualTo(1);
    assertThat(report.at("/errors/0/reason").asText()).isEqualTo("event_too_large");
    assertThat(report.at("/errors/0/detail").asText()).contains("262145 bytes");
    assertThat(intake.log.refused().get(0).value()).hasSize(64 * 1024);
  }

  @Test
  void aStreamHoldsNoMoreThanItsRoom() throws IOException {
    intake.log.slow = true;
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      body.append(good(i)).append('\n');
    }
    assertThat(json(intake.lines(body.toString())).get("accepted").asInt()).isEqualTo(2_000);
    assertThat(intake.log.mostWaiting).isLessThanOrEqualTo(50);
  }

  @Test
  void withoutKafkaTheAnswerSaysHowManyAreSafe() throws IOException {
    intake.log.failAfter = 3;
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      body.append(good(i)).append('\n');
    }
    Answer answer = intake.lines(body.toString());
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
    assertThat(intake.post(broken, "content-type", "application/json").status()).isEqualTo(400);
    assertThat(intake.log.records).isEmpty();
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
    Answer answer =
        intake
            .dispatcher(three)
            .dispatch(
                new Request(
                    "POST",
                    "/api/v1/events",
                    "",
                    Map.of("content-type", "application/x-ndjson"),
                    new ByteArrayInputStream((good(1) + "\n").repeat(5).getBytes(UTF_8))));
    assertThat(answer.status()).isEqualTo(429);
    assertThat(json(answer).at("/limit").asText()).isEqualTo("events_per_second");
    assertThat(json(answer).at("/acknowledged").asInt()).isEqualTo(3);
    assertThat(intake.log.accepted()).hasSize(3);
  }
}
