package io.waymark.serving.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.serving.access.ControlStore;
import io.waymark.serving.access.DatabaseUrl;
import io.waymark.serving.http.Answer;
import io.waymark.serving.idempotency.KeptAnswers.Known;
import io.waymark.serving.idempotency.PostgresKeptAnswers;
import io.waymark.serving.operations.Operation;
import io.waymark.serving.operations.PostgresOperationStore;
import io.waymark.testkit.net.FreePorts;
import io.waymark.testkit.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** First answers and operations in a real PostgreSQL. */
class KeptInPostgresITCase {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  @TempDir static Path folder;
  private static PostgresServer postgres;
  private static ControlStore control;

  @BeforeAll
  static void start() {
    postgres =
        PostgresServer.start(
            folder.resolve("pg"), FreePorts.some(1).get(0), folder.resolve("pg.log"));
    control = new ControlStore(DatabaseUrl.parse(postgres.url()));
    control.migrate();
  }

  @AfterAll
  static void stop() {
    control.close();
    postgres.close();
  }

  private static PostgresKeptAnswers answersAt(Instant now) {
    return new PostgresKeptAnswers(control, Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void aKeyIsTakenOnceAndKeepsItsAnswerForADay() {
    byte[] one = new byte[32];
    byte[] two = new byte[32];
    two[0] = 1;
    PostgresKeptAnswers answers = answersAt(NOON);
    assertThat(answers.begin("t", "k", one)).isInstanceOf(Known.First.class);
    assertThat(answers.begin("t", "k", one)).isInstanceOf(Known.Busy.class);
    answers.complete("t", "k", Answer.json(202, Map.of("a", 1)).withHeader("Location", "/x"));
    assertThat(answers.begin("t", "k", two)).isInstanceOf(Known.Other.class);
    Known.Same same = (Known.Same) answers.begin("t", "k", one);
    assertThat(same.answer().status()).isEqualTo(202);
    assertThat(new String(same.answer().body(), UTF_8)).isEqualTo("{\"a\":1}");
    assertThat(same.answer().headers()).containsEntry("Location", "/x");
    assertThat(answersAt(NOON.plus(Duration.ofHours(23))).begin("t", "k", one))
        .isInstanceOf(Known.Same.class);
    assertThat(answersAt(NOON.plus(Duration.ofHours(25))).begin("t", "k", two))
        .isInstanceOf(Known.First.class);
  }

  @Test
  void aKeyThatIsGivenBackOrLostIsFree() {
    byte[] one = new byte[32];
    PostgresKeptAnswers answers = answersAt(NOON);
    answers.begin("t", "back", one);
    answers.release("t", "back");
    assertThat(answers.begin("t", "back", one)).isInstanceOf(Known.First.class);
    assertThat(answersAt(NOON.plus(Duration.ofMinutes(6))).begin("t", "back", one))
        .as("whoever took it is gone")
        .isInstanceOf(Known.First.class);
  }

  @Test
  void operationsAreOfATenantAndEndWithTheirProcess() {
    PostgresOperationStore store = new PostgresOperationStore(control);
    store.insert("t", "o1", "kind", NOON);
    store.insert("t", "o2", "kind", NOON.plusMillis(1));
    store.insert("u", "o3", "kind", NOON.plusMillis(2));
    assertThat(store.newest("t", "", 10, NOON))
        .extracting(Operation::id)
        .isEqualTo(List.of("o2", "o1"));
    assertThat(store.newest("t", "o2", 10, NOON)).extracting(Operation::id).containsExactly("o1");
    assertThat(store.find("u", "o1", NOON)).isEmpty();

    assertThat(store.beat("o1", 0.25, "half of half", NOON)).isFalse();
    store.cancel("u", "o1");
    assertThat(store.beat("o1", 0.25, "half of half", NOON)).isFalse();
    store.cancel("t", "o1");
    assertThat(store.beat("o1", 0.25, "half of half", NOON)).isTrue();
    Operation running = store.find("t", "o1", NOON).orElseThrow();
    assertThat(running.progress()).isEqualTo(0.25);
    assertThat(running.step()).isEqualTo("half of half");
    assertThat(store.find("t", "o1", NOON.plusSeconds(31)).orElseThrow().state())
        .isEqualTo("failed");

    store.finish("o2", Operation.State.SUCCEEDED, Answer.json(Map.of("r", 2)), NOON.plusSeconds(1));
    Operation done = store.find("t", "o2", NOON).orElseThrow();
    assertThat(done.result()).isEqualTo("/api/v1/operations/o2/result");
    assertThat(done.progress()).isEqualTo(1);
    assertThat(new String(store.result("t", "o2").orElseThrow().body(), UTF_8))
        .isEqualTo("{\"r\":2}");
    assertThat(store.result("u", "o2")).isEmpty();
    store.insert("t", "o4", "kind", NOON.plus(Duration.ofDays(2)));
    assertThat(store.newest("t", "", 10, NOON)).extracting(Operation::id).containsExactly("o4");
  }
}
