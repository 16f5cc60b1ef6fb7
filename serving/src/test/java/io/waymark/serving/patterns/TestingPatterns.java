package io.waymark.serving.patterns;

import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.serving.access.Actor;
import io.waymark.serving.access.AuditEntry;
import io.waymark.serving.access.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One pattern, live in its first version and backtested in its second, that never changes. */
public final class TestingPatterns implements PatternStore {

  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
  private static final String DEFINITION =
      "{\"id\":\"abandoned-cart\",\"name\":\"Abandoned cart\",\"owner\":\"crm\",\"steps\":["
          + "{\"name\":\"cart\",\"where\":\"kind == \\\"touch\\\"\"},"
          + "{\"name\":\"purchase\",\"where\":\"kind == \\\"conversion\\\"\"}],\"within\":\"3d\"}";
  private static final StoredPattern CART =
      new StoredPattern(
          "abandoned-cart",
          NOW,
          List.of(
              version(VersionLife.begin(1, Stage.LIVE), 1),
              version(VersionLife.begin(2, Stage.BACKTESTED), 0)));
  private static final Backtest BACKTEST =
      new Backtest(
          "6f1c0d54-5ad2-4d43-9f0a-0d5c3f1f2a11",
          CART.id(),
          1,
          NOW.minusSeconds(86_400),
          NOW,
          "running",
          0.4,
          "400000 events",
          NOW,
          NOW,
          null,
          null,
          null);

  private static StoredVersion version(VersionLife life, long orders) {
    return new StoredVersion(life, DEFINITION, orders, NOW, "3f6a01bc22de", NOW);
  }

  @Override
  public List<StoredPattern> page(String tenant, Page page) {
    return List.of(CART);
  }

  @Override
  public Optional<StoredPattern> find(String tenant, String id) {
    return id.equals(CART.id()) ? Optional.of(CART) : Optional.empty();
  }

  @Override
  public <T> T change(String tenant, String id, Function<PatternChange, T> work) {
    return work.apply(new Nothing(find(tenant, id)));
  }

  @Override
  public List<Backtest> backtests(String tenant, String pattern, Page page) {
    return List.of(BACKTEST);
  }

  @Override
  public Optional<Backtest> backtest(String tenant, String pattern, String backtest) {
    return backtest.equals(BACKTEST.id()) ? Optional.of(BACKTEST) : Optional.empty();
  }

  @Override
  public void cancel(String tenant, String backtest) {}

  /** A change of which nothing is kept. */
  private record Nothing(Optional<StoredPattern> pattern) implements PatternChange {

    @Override
    public boolean isThere() {
      return pattern.isPresent();
    }

    @Override
    public int patterns() {
      return 1;
    }

    @Override
    public void save(StoredVersion version) {}

    @Override
    public void remove(Instant now) {}

    @Override
    public void enqueue(Backtest backtest, String definition, String createdBy) {}

    @Override
    public void order(ControlRecord record) {}

    @Override
    public void forget(ControlKey key) {}

    @Override
    public void audit(Actor actor, AuditEntry entry) {}
  }
}
