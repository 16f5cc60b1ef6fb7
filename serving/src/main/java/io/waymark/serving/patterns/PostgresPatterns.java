package io.waymark.serving.patterns;

import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.serving.access.Actor;
import io.waymark.serving.access.AuditEntry;
import io.waymark.serving.access.AuditLog;
import io.waymark.serving.access.ControlStore;
import io.waymark.serving.access.Page;
import io.waymark.serving.control.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Patterns in the control store. */
public final class PostgresPatterns implements PatternStore {

  private final ControlStore store;

  /** In that store. */
  public PostgresPatterns(ControlStore store) {
    this.store = store;
  }

  @Override
  public List<StoredPattern> page(String tenant, Page page) {
    return store.read(handle -> PatternRows.page(handle, tenant, page));
  }

  @Override
  public Optional<StoredPattern> find(String tenant, String id) {
    return store.read(handle ->
        PatternRows.isThere(handle, tenant, id)
            ? PatternRows.find(handle, tenant, id)
            : Optional.empty());
  }

  @Override
  public <T> T change(String tenant, String id, Function<PatternChange, T> work) {
    return store.change(handle -> {
      PatternRows.lock(handle, tenant, id);
      return work.apply(new Change(handle, tenant, id));
    });
  }

  @Override
  public List<Backtest> backtests(String tenant, String pattern, Page page) {
    return store.read(handle -> BacktestRows.page(handle, tenant, pattern, page));
  }

  @Override
  public Optional<Backtest> backtest(String tenant, String pattern, String backtest) {
    return store.read(handle -> BacktestRows.find(handle, tenant, pattern, backtest));
  }

  @Override
  public void cancel(String tenant, String backtest) {
    store.change(handle -> BacktestRows.cancel(handle, tenant, backtest));
  }

  private record Change(Handle handle, String tenant, String id) implements PatternChange {

    @Override
    public Optional<StoredPattern> pattern() {
      return PatternRows.find(handle, tenant, id);
    }

    @Override
    public boolean isThere() {
      return PatternRows.isThere(handle, tenant, id);
    }

    @Override
    public int patterns() {
      return PatternRows.count(handle, tenant);
    }

    @Override
    public void save(StoredVersion version) {
      PatternRows.save(handle, tenant, id, version);
    }

    @Override
    public void remove(Instant now) {
      PatternRows.remove(handle, tenant, id, now);
    }

    @Override
    public void enqueue(Backtest backtest, String definition, String createdBy) {
      BacktestRows.insert(handle, tenant, backtest, definition, createdBy);
    }

    @Override
    public void order(ControlRecord record) {
      Outbox.append(handle, record);
    }

    @Override
    public void forget(ControlKey key) {
      Outbox.remove(handle, key);
    }

    @Override
    public void audit(Actor actor, AuditEntry entry) {
      AuditLog.append(handle, actor, entry);
    }
  }
}
