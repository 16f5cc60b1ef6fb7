package io.waymark.serving.erase;

import io.waymark.serving.access.Actor;
import io.waymark.serving.access.AuditEntry;
import io.waymark.serving.access.AuditLog;
import io.waymark.serving.access.ControlStore;
import io.waymark.serving.erase.Receipt.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Erasures and exports over the control store and ClickHouse. */
public final class ErasureService implements ErasureDesk, AutoCloseable {

  /** Until then every subtask has read the order, so no event after it meets the old state. */
  private static final Duration HEADWAY = Duration.ofSeconds(10);

  private final ControlStore store;
  private final PersonQueries queries;
  private final ExportService exports;
  private final Clock clock;
  private final ErasureWorker worker;

  /**
   * A service.
   *
   * @param queries for requests
   * @param eraser does the work
   */
  public ErasureService(ControlStore store, PersonQueries queries, Eraser eraser, Clock clock) {
    this.store = store;
    this.queries = queries;
    this.exports = new ExportService(queries);
    this.clock = clock;
    this.worker = new ErasureWorker(store, eraser, clock);
  }

  /** Begins to work. */
  public ErasureService start() {
    worker.start();
    return this;
  }

  @Override
  public Receipt erase(Actor actor, String id, boolean unseen) {
    Optional<List<OwnedId>> found = queries.find(actor.tenant(), id);
    long newest = found.map(ids -> queries.newest(actor.tenant(), ids)).orElse(0L);
    return store.change(handle -> {
      ErasureStore.lock(handle, actor.tenant());
      Optional<Receipt> before = ErasureStore.covering(handle, actor.tenant(), id);
      if (before.isPresent() && isSame(before.get(), found)) {
        return again(handle, actor, before.get());
      }
      List<OwnedId> ids =
          found
              .or(() -> unseen ? Optional.of(both(id)) : Optional.empty())
              .orElseThrow(() -> ExportService.unknown(id));
      return begin(handle, actor, ids, newest);
    });
  }

  /** Open or failed it is the same one; done it is where nothing has come since. */
  private static boolean isSame(Receipt before, Optional<List<OwnedId>> found) {
    return !before.is(State.DONE) || found.isEmpty();
  }

  private Receipt again(Handle handle, Actor actor, Receipt before) {
    if (before.is(State.FAILED)) {
      ErasureStore.retry(handle, before.id(), clock.instant());
      audit(handle, actor, "customer.erase.retry", before.id());
    }
    return ErasureStore.find(handle, actor.tenant(), before.id()).orElse(before);
  }

  private static List<OwnedId> both(String id) {
    return List.of(OwnedId.always(true, id), OwnedId.always(false, id));
  }

  private Receipt begin(Handle handle, Actor actor, List<OwnedId> ids, long newest) {
    Instant now = clock.instant();
    long erasedAt = Math.max(now.plus(HEADWAY).toEpochMilli(), newest);
    String receipt = UUID.randomUUID().toString();
    ErasureStore.insert(handle, actor.tenant(), receipt, ids, erasedAt, now);
    audit(handle, actor, "customer.erase", receipt);
    return ErasureStore.find(handle, actor.tenant(), receipt).orElseThrow();
  }

  /** The log cannot be changed, so it names the receipt and never the person. */
  private static void audit(Handle handle, Actor actor, String action, String receipt) {
    AuditLog.append(
        handle,
        actor,
        new AuditEntry(actor.tenant(), action, receipt, null, Map.of("receipt", receipt)));
  }

  @Override
  public Optional<Receipt> receipt(String tenant, String id, boolean verify) {
    Optional<Receipt> found = store.read(handle -> ErasureStore.find(handle, tenant, id));
    return found.map(receipt -> verify ? verified(tenant, receipt) : receipt);
  }

  private Receipt verified(String tenant, Receipt receipt) {
    Marked marked = store.read(handle -> ErasureMarks.of(handle, tenant, receipt));
    return receipt.counted(queries.count(tenant, marked));
  }

  @Override
  public Export export(String tenant, String id, ExportCursor from, int limit) {
    return exports.page(tenant, id, from, limit);
  }

  @Override
  public void close() {
    worker.close();
  }
}
