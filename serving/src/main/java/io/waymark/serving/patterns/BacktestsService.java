package io.waymark.serving.patterns;

import io.waymark.serving.access.Actor;
import io.waymark.serving.access.Page;
import io.waymark.serving.http.Problems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for backtests; a process of its own does them. */
public final class BacktestsService {

  private static final Duration DEFAULT_LENGTH = Duration.ofDays(90);
  private static final int MAX_UNDER_WAY = 10;

  private final PatternStore store;
  private final Clock clock;

  /** A service over that store. */
  public BacktestsService(PatternStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param version which, or empty for the newest
   * @param from begin of the history, or null for 90 days before its end
   * @param to its end, or null for now
   */
  record Wanted(OptionalInt version, @Nullable Instant from, @Nullable Instant to) {}

  Backtest begin(Actor actor, String id, Wanted wanted) {
    PatternsService.known(store, actor.tenant(), id);
    requireRoom(actor.tenant(), id);
    Instant now = clock.instant();
    Instant to = wanted.to() == null ? now : wanted.to();
    Instant from = wanted.from() == null ? to.minus(DEFAULT_LENGTH) : wanted.from();
    return store.change(
        actor.tenant(),
        id,
        change -> {
          Act act = Act.begin(actor, change, now);
          StoredPattern pattern = act.present();
          StoredVersion version =
              wanted.version().isPresent()
                  ? pattern.version(wanted.version().getAsInt())
                  : pattern.newest();
          requireValid(version);
          Backtest backtest =
              Backtest.waiting(UUID.randomUUID().toString(), id, version.version(), from, to, now);
          act.enqueue(backtest, version);
          return backtest;
        });
  }

  private void requireRoom(String tenant, String id) {
    long underWay =
        store.backtests(tenant, id, new Page(100, "")).stream()
            .filter(Backtest::isUnderWay)
            .count();
    if (underWay >= MAX_UNDER_WAY) {
      throw Problems.conflict(
          underWay + " backtests of '" + id + "' are under way, which is the limit",
          "wait for one, or cancel one");
    }
  }

  private static void requireValid(StoredVersion version) {
    if (version.life().stage() == Stage.DRAFT) {
      throw Problems.conflict(
          "version " + version.version() + " is a draft", "promote it to validated first");
    }
  }

  List<Backtest> page(String tenant, String id, Page page) {
    PatternsService.known(store, tenant, id);
    return store.backtests(tenant, id, page);
  }

  Backtest get(String tenant, String id, String backtest) {
    return store
        .backtest(tenant, id, backtest)
        .orElseThrow(() ->
            Problems.notFound(
                "the pattern '"
                    + Problems.shown(id)
                    + "' has no backtest '"
                    + Problems.shown(backtest)
                    + "'",
                "GET …/backtests lists them"));
  }

  Backtest cancel(String tenant, String id, String backtest) {
    Backtest found = get(tenant, id, backtest);
    if (!found.isUnderWay()) {
      throw Problems.conflict(
          "the backtest is " + found.state() + " already", "only one under way can be cancelled");
    }
    store.cancel(tenant, backtest);
    return get(tenant, id, backtest);
  }
}
