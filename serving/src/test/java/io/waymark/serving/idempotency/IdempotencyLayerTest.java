package io.waymark.serving.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Dispatcher;
import io.waymark.serving.http.Edge;
import io.waymark.serving.http.Gate;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import io.waymark.serving.http.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyLayerTest {

  private final AtomicInteger done = new AtomicInteger();
  private final TestingKeptAnswers kept = new TestingKeptAnswers();
  private final Dispatcher dispatcher =
      new Dispatcher(
          List.of(
              Route.post("/things", Access.WRITE, this::make),
              Route.post("/keys", Access.ADMIN, call -> Answer.json(Map.of("key", "wm_secret")))
                  .secret(),
              Route.get("/things", Access.READ, call -> Answer.json(done.get()))),
          Gate.of(header -> new Caller(header, "USD", Role.ADMIN, "k")),
          new RequestLog(new CollectorRegistry()),
          Edge.DIRECT,
          List.of(new IdempotencyLayer(kept)));

  private Answer make(Call call) throws IOException {
    String body = new String(call.body().readAllBytes(), UTF_8);
    int count = done.incrementAndGet();
    switch (body) {
      case "refuse" -> throw Problems.malformedBody("no", "yes");
      case "away" -> throw Problems.unavailable("kafka", "away", 1).toException();
      case "fault" -> throw new IllegalStateException("fault");
      default -> {
        return Answer.json(201, Map.of("n", count)).withHeader("Location", "/things/" + count);
      }
    }
  }

  private Answer post(String path, String tenant, String key, String body) {
    Map<String, String> headers = Map.of("authorization", tenant, "idempotency-key", key);
    return dispatcher.dispatch(
        new Request("POST", path, "", headers, new ByteArrayInputStream(body.getBytes(UTF_8))));
  }

  private static String text(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  @Test
  void theSameRequestIsDoneOnceAndAnsweredTwice() {
    Answer first = post("/things", "a", "k1", "x");
    Answer second = post("/things", "a", "k1", "x");
    assertThat(done).hasValue(1);
    assertThat(second.status()).isEqualTo(201);
    assertThat(text(second)).isEqualTo(text(first));
    assertThat(second.headers())
        .containsEntry("Idempotency-Replayed", "true")
        .containsEntry("Location", "/things/1");
    assertThat(first.headers()).doesNotContainKey("Idempotency-Replayed");
  }

  @Test
  void keysBelongToATenantAndToOneRequest() {
    post("/things", "a", "k1", "x");
    assertThat(post("/things", "b", "k1", "x").status()).isEqualTo(201);
    assertThat(post("/things", "a", "k2", "x").status()).isEqualTo(201);
    Answer other = post("/things", "a", "k1", "y");
    assertThat(other.status()).isEqualTo(422);
    assertThat(text(other)).contains("/problems/idempotency-key-reused");
    assertThat(post("/keys", "a", "k1", "x").status()).isEqualTo(422);
    assertThat(done).hasValue(3);
  }

  @Test
  void whileTheFirstIsUnderWayTheSecondIsToldToWait() {
    byte[] fingerprint =
        Fingerprint.of(
            Route.post("/things", Access.WRITE, this::make),
            new Call(
                "r",
                new Caller("a", "USD", Role.ADMIN, "k"),
                Map.of(),
                Map.of(),
                Map.of(),
                new ByteArrayInputStream(new byte[0])),
            "x".getBytes(UTF_8));
    kept.begin("a", "k1", fingerprint);
    Answer busy = post("/things", "a", "k1", "x");
    assertThat(busy.status()).isEqualTo(409);
    assertThat(busy.headers()).containsEntry("Retry-After", "1");
    assertThat(done).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({"refuse, 400, 1", "away, 503, 2", "fault, 500, 2"})
  void refusalsAreKeptAndFailuresMayBeTriedAgain(String body, int status, int times) {
    assertThat(post("/things", "a", "k1", body).status()).isEqualTo(status);
    assertThat(post("/things", "a", "k1", body).status()).isEqualTo(status);
    assertThat(done).hasValue(times);
  }

  @Test
  void aSecretIsNeitherKeptNorShownAgain() {
    assertThat(text(post("/keys", "a", "k1", ""))).contains("wm_secret");
    Answer again = post("/keys", "a", "k1", "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(text(again)).doesNotContain("wm_secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "é", "a\tb"})
  void aKeyOfAnotherFormIsRefused(String key) {
    assertThat(post("/things", "a", key, "x").status()).isEqualTo(400);
    assertThat(post("/things", "a", "k".repeat(201), "x").status()).isEqualTo(400);
    assertThat(done).hasValue(0);
  }

  @Test
  void aBodyThatIsTooLargeToKeepIsRefused() {
    assertThat(post("/things", "a", "k1", "x".repeat(1_000_001)).status()).isEqualTo(413);
    assertThat(post("/things", "a", "", "x".repeat(1_000_001)).status()).isEqualTo(201);
  }

  @Test
  void readsHaveNoKeys() {
    Answer read =
        dispatcher.dispatch(
            new Request(
                "GET",
                "/things",
                "",
                Map.of("idempotency-key", "k1"),
                new ByteArrayInputStream(new byte[0])));
    assertThat(read.headers()).doesNotContainKey("Idempotency-Replayed");
    assertThat(post("/things", "a", "k1", "x").status()).isEqualTo(201);
  }
}
