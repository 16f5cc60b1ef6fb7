package io.waymark.serving.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.pattern.CostBudget;
import io.waymark.core.pattern.PatternOrder.OnOff;
import io.waymark.serving.access.Actor;
import io.waymark.serving.access.ControlStore;
import io.waymark.serving.access.DatabaseUrl;
import io.waymark.serving.access.Page;
import io.waymark.testkit.net.FreePorts;
import io.waymark.testkit.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of patterns in a real PostgreSQL, with the orders that the job gets. */
class PatternsITCase {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
  private static final Actor ACME = new Actor("acme", "k1", "r1");
  private static final Actor GLOBEX = new Actor("globex", "k2", "r2");

  @TempDir static Path folder;
  private static PostgresServer postgres;
  private static ControlStore control;
  private static PostgresPatterns store;
  private static PatternsService patterns;
  private static LifeService life;
  private static BacktestsService backtests;

  @BeforeAll
  static void start() {
    postgres =
        PostgresServer.start(
            folder.resolve("pg"), FreePorts.some(1).get(0), folder.resolve("pg.log"));
    control = new ControlStore(DatabaseUrl.parse(postgres.url()));
    control.migrate();
    control.change(handle ->
        handle.execute(
            "insert into tenants (id, name, base_currency) values ('acme', 'A', 'EUR'),"
                + " ('globex', 'G', 'EUR')"));
    store = new PostgresPatterns(control);
    patterns = new PatternsService(store, NOON);
    life = new LifeService(store, NOON);
    backtests = new BacktestsService(store, NOON);
  }

  @AfterAll
  static void stop() {
    control.close();
    postgres.close();
  }

  private static PatternsService.Draft draft(String id, String within) {
    String json =
        "{\"id\":\"%s\",\"steps\":[{\"name\":\"a\",\"where\":\"kind == \\\"touch\\\"\"}],\"within\":\"%s\"}";
    return new PatternsService.Draft(id, json.formatted(id, within), Stage.VALIDATED);
  }

  private static Step to(Stage stage) {
    return new Step(
        OptionalInt.empty(), stage, 0.1, OnOff.FINISH, CostBudget.STANDARD, OptionalLong.empty());
  }

  private static Step drop() {
    return new Step(
        OptionalInt.empty(), null, 1, OnOff.DROP, CostBudget.STANDARD, OptionalLong.empty());
  }

  /** Key, number, time and mode of each order, in the order in which they were written. */
  private static List<String> orders(String id) {
    return control.read(handle ->
        handle
            .createQuery(
                """
                select key || ' ' || case when r is null then 'gone'
                       else concat_ws(' ', r->>'version', r->>'effective_from',
                       (r->>'payload')::json->>'mode', (r->>'payload')::json->>'on_off') end
                from (select seq, key, record::json as r from control_outbox where key like :like) o
                order by seq
                """)
            .bind("like", "pattern/acme/" + id + "/%")
            .mapTo(String.class)
            .list());
  }

  @Test
  void theJobGetsEveryChange() {
    long noon = NOON.instant().toEpochMilli() + 3_000;
    patterns.create(ACME, draft("cart", "1d"));
    assertThat(orders("cart")).as("nothing runs yet").isEmpty();
    life.promote(ACME, "cart", to(Stage.LIVE));
    patterns.put(ACME, draft("cart", "2d"));
    life.promote(ACME, "cart", to(Stage.CANARY));
    life.promote(ACME, "cart", to(null));
    life.rollback(ACME, "cart", drop());
    patterns.remove(ACME, "cart");
    assertThat(orders("cart"))
        .containsExactly(
            "pattern/acme/cart/1 1 0 live finish",
            "pattern/acme/cart/1 2 " + noon + " live finish",
            "pattern/acme/cart/2 1 " + noon + " canary finish",
            "pattern/acme/cart/1 3 " + noon + " off finish",
            "pattern/acme/cart/2 2 " + noon + " live finish",
            "pattern/acme/cart/2 3 " + noon + " off drop",
            "pattern/acme/cart/1 4 " + noon + " live drop",
            "pattern/acme/cart/1 gone",
            "pattern/acme/cart/2 gone");
    assertThat(store.find("acme", "cart")).isEmpty();
    assertThat(patterns.create(ACME, draft("cart", "3d")).version())
        .as("numbers are never used twice")
        .isEqualTo(3);
    List<String> acts =
        control.read(handle ->
            handle
                .createQuery(
                    "select action || ' ' || actor_key from audit_log where subject = 'cart' order by id")
                .mapTo(String.class)
                .list());
    assertThat(acts)
        .containsExactly(
            "pattern.write k1",
            "pattern.promote k1",
            "pattern.write k1",
            "pattern.promote k1",
            "pattern.promote k1",
            "pattern.rollback k1",
            "pattern.remove k1",
            "pattern.write k1");
  }

  @Test
  void theSameDefinitionMakesNoNewVersion() {
    assertThat(patterns.put(ACME, draft("same", "1d")).isNew()).isTrue();
    assertThat(patterns.put(ACME, draft("same", "1d")).view().version()).isEqualTo(1);
    assertThat(patterns.put(ACME, draft("same", "2d")).view().version()).isEqualTo(2);
  }

  @Test
  void anotherTenantSeesAndChangesNothing() {
    patterns.create(ACME, draft("secret", "1d"));
    assertThatThrownBy(() -> patterns.get("globex", "secret", OptionalInt.empty()))
        .hasMessageContaining("there is no pattern");
    assertThatThrownBy(() -> life.promote(GLOBEX, "secret", to(Stage.LIVE)))
        .hasMessageContaining("there is no pattern");
    assertThatThrownBy(() -> patterns.remove(GLOBEX, "secret"))
        .hasMessageContaining("there is no pattern");
    patterns.create(GLOBEX, draft("secret", "5d"));
    assertThat(patterns.get("acme", "secret", OptionalInt.empty()).definition()).contains("1d");
    assertThat(patterns.page("globex", new Page(10, ""))).hasSize(1);
  }

  @Test
  void ofTwoAtOnceOneIsFirst() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> creating =
          IntStream.range(0, 8)
              .<Callable<Boolean>>mapToObj(i ->
                  () -> {
                    try {
                      return patterns.create(ACME, draft("race", "1d")).version() == 1;
                    } catch (io.waymark.serving.http.ProblemException e) {
                      return false;
                    }
                  })
              .toList();
      int made = 0;
      for (Future<Boolean> each : threads.invokeAll(creating)) {
        made += each.get() ? 1 : 0;
      }
      assertThat(made).isEqualTo(1);
    }
  }

  @Test
  void aBacktestWaitsAndIsCalledOff() {
    patterns.create(ACME, draft("tried", "1d"));
    Backtest asked =
        backtests.begin(
            ACME, "tried", new BacktestsService.Wanted(OptionalInt.empty(), null, null));
    assertThat(backtests.get("acme", "tried", asked.id())).isEqualTo(asked);
    assertThatThrownBy(() -> backtests.get("globex", "tried", asked.id()))
        .hasMessageContaining("has no backtest");
    assertThat(backtests.cancel("acme", "tried", asked.id()).state()).isEqualTo("cancelled");
    assertThatThrownBy(() -> backtests.cancel("acme", "tried", asked.id()))
        .hasMessageContaining("is cancelled already");
    assertThat(backtests.page("acme", "tried", new Page(10, ""))).hasSize(1);
  }
}
