package io.waymark.serving.erase;

import io.waymark.core.erase.ErasureOrder;
import io.waymark.serving.erase.Receipt.State;
import io.waymark.serving.query.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Takes an erasure one step further. Each step is one transaction of the control store and may be
 * repeated, so that a sidecar that ends in the middle of one leaves it to the next.
 */
public final class Eraser {

  private static final Duration AGAIN = Duration.ofMillis(500);

  private final PersonQueries queries;
  private final Store store;
  private final Clock clock;
  private final Duration patience;
  private final Consumer<String> forgetAnswers;

  /**
   * An eraser.
   *
   * @param patience how long the job may take to confirm
   * @param forgetAnswers drops the tenant's answers of the read cache
   */
  public Eraser(
      PersonQueries queries,
      Store store,
      Clock clock,
      Duration patience,
      Consumer<String> forgetAnswers) {
    this.queries = queries;
    this.store = store;
    this.clock = clock;
    this.patience = patience;
    this.forgetAnswers = forgetAnswers;
  }

  void step(Handle handle, ErasureRow row) {
    Receipt receipt = row.receipt();
    if (receipt.is(State.DELETING)) {
      delete(handle, row);
    } else if (clock.instant().isAfter(row.begun().plus(patience))) {
      ErasureStore.fail(
          handle,
          receipt.id(),
          "the job has not confirmed within "
              + patience.toSeconds()
              + " s: "
              + receipt.detail()
              + "; see that it runs, then send the DELETE again",
          clock.instant());
    } else if (receipt.is(State.ACCEPTED)) {
      accept(handle, row);
    } else {
      clear(handle, row);
    }
  }

  private void accept(Handle handle, ErasureRow row) {
    if (ErasureOrders.isSent(handle, row)) {
      move(handle, row, State.CLEARING, "the job forgets the person", Duration.ZERO);
    } else {
      move(handle, row, State.ACCEPTED, "the orders go to the control topic", AGAIN);
    }
  }

  /**
   * All have reported, in rows that were committed with a checkpoint. A newer checkpoint that is
   * whole has every row in the tables that was decided before any of the reports.
   */
  private void clear(Handle handle, ErasureRow row) {
    Set<String> missing = expected(row.orders());
    missing.removeAll(queries.reports(row.tenant(), row.receipt().id()));
    if (!missing.isEmpty()) {
      move(handle, row, State.CLEARING, missing.size() + " reports of the job are awaited", AGAIN);
      return;
    }
    PersonQueries.Checkpoints now = queries.checkpoints();
    Long fence = row.fence();
    if (fence == null) {
      ErasureStore.fence(handle, row.receipt().id(), now.newest());
      move(handle, row, State.CLEARING, "the next checkpoint is awaited", AGAIN);
    } else if (now.complete() > fence) {
      move(handle, row, State.DELETING, "rows are deleted", Duration.ZERO);
    } else {
      move(handle, row, State.CLEARING, "the next checkpoint is awaited", AGAIN);
    }
  }

  /** {@code part/stage} of every report that is to come. */
  private static Set<String> expected(int orders) {
    Set<String> reports = new HashSet<>();
    for (int part = 0; part < orders; part++) {
      for (String stage : ErasureOrder.STAGES) {
        reports.add(part + "/" + stage);
      }
    }
    return reports;
  }

  private void delete(Handle handle, ErasureRow row) {
    String id = row.receipt().id();
    List<OwnedId> more = appeared(row);
    if (!more.isEmpty()) {
      ErasureStore.add(handle, row.tenant(), id, more, clock.instant());
      return;
    }
    Marked marked = ErasureMarks.of(handle, row.tenant(), row.receipt());
    if (row.receipt().deleted() == null) {
      // Kept before anything goes: a count after it would be too low.
      ErasureStore.deleted(handle, id, queries.count(row.tenant(), marked));
      move(handle, row, State.DELETING, "rows are deleted", Duration.ZERO);
      return;
    }
    if (deleteRows(row.tenant(), marked)) {
      ErasureStore.finish(handle, row, clock.instant());
    } else {
      move(handle, row, State.DELETING, "rows are left and are deleted again", AGAIN);
    }
    forgetAnswers.accept(row.tenant());
  }

  /** Visitor ids that turned out to be the person's while the job forgot the others. */
  private List<OwnedId> appeared(ErasureRow row) {
    Set<String> known = new HashSet<>();
    row.ids().forEach(id -> known.add(id.customer() + id.id()));
    List<OwnedId> more = new ArrayList<>();
    for (OwnedId id : row.ids()) {
      if (id.customer()) {
        for (OwnedId each : queries.ofCustomer(row.tenant(), id.id())) {
          boolean old = each.from() <= row.receipt().erasedAt().toEpochMilli();
          if (old && known.add(each.customer() + each.id())) {
            more.add(each);
          }
        }
      }
    }
    return more;
  }

  /** Whether nothing is left. */
  private boolean deleteRows(String tenant, Marked marked) {
    Map<String, Long> left = queries.count(tenant, marked);
    for (PersonRows rows : PersonRows.values()) {
      if (left.getOrDefault(rows.tableName(), 0L) > 0) {
        for (Map<String, Object> batch : marked.parameters()) {
          store.delete(rows.delete(), tenant, batch);
        }
      }
    }
    return queries.count(tenant, marked).values().stream().allMatch(rows -> rows == 0);
  }

  private void move(Handle handle, ErasureRow row, State state, String detail, Duration wait) {
    Instant due = clock.instant().plus(wait);
    ErasureStore.state(handle, row.receipt().id(), state, detail, due);
  }
}
