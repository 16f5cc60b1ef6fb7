package io.waymark.serving.erase;

import io.waymark.core.erase.PersonHash;
import io.waymark.serving.erase.Receipt.State;
import io.waymark.serving.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Erasures in the control store. Every method works within the transaction of its handle. */
final class ErasureStore {

  private ErasureStore() {}

  /** Whoever decides about a tenant's persons does so alone until the commit. */
  static void lock(Handle handle, String tenant) {
    handle.execute("select pg_advisory_xact_lock(7303, hashtext(?))", tenant);
  }

  /** The newest erasure that covers an id, whichever kind of id it is. */
  static Optional<Receipt> covering(Handle handle, String tenant, String id) {
    PersonHash hash = new PersonHash(ErasureMarks.salt(handle, tenant));
    return handle
        .createQuery(
            ErasureColumns.SELECT
                + "where e.tenant = :tenant and e.id in (select erasure from erased_ids"
                + " where tenant = :tenant and hash in (:customer, :visitor))"
                + " order by e.created desc limit 1")
        .bind("tenant", tenant)
        .bind("customer", hash.of(true, id))
        .bind("visitor", hash.of(false, id))
        .map((row, context) -> ErasureColumns.row(row).receipt())
        .findOne();
  }

  static Optional<Receipt> find(Handle handle, String tenant, String id) {
    return handle
        .createQuery(ErasureColumns.SELECT + "where e.tenant = :tenant and e.id = :id")
        .bind("tenant", tenant)
        .bind("id", id)
        .map((row, context) -> ErasureColumns.row(row).receipt())
        .findOne();
  }

  /** Notes an erasure and sends its orders. */
  static void insert(
      Handle handle, String tenant, String id, List<OwnedId> ids, long erasedAt, Instant now) {
    handle
        .createUpdate(
            """
            insert into erasures
                (id, tenant, state, erased_at, ids, id_count, orders, created, begun, due)
            values (:id, :tenant, 'accepted', :erased_at, '[]', 0, 0, :now, :now, :now)
            """)
        .bind("id", id)
        .bind("tenant", tenant)
        .bind("erased_at", erasedAt)
        .bind("now", ErasureColumns.at(now))
        .execute();
    add(handle, tenant, id, ids, now);
  }

  /** Adds ids to an erasure and sends orders for them. */
  static void add(Handle handle, String tenant, String id, List<OwnedId> more, Instant now) {
    ErasureRow before = lookAt(handle, id);
    String salt = ErasureMarks.salt(handle, tenant);
    int orders = ErasureOrders.send(handle, before, salt, more);
    ErasureMarks.add(handle, before, salt, more);
    List<OwnedId> all = new ArrayList<>(before.ids());
    all.addAll(more);
    handle
        .createUpdate(
            """
            update erasures set state = 'accepted', ids = :ids, id_count = :count,
                orders = :orders, fence = null, detail = '', due = :now
            where id = :id
            """)
        .bind("id", id)
        .bind("ids", ErasureColumns.json(all))
        .bind("count", all.size())
        .bind("orders", orders)
        .bind("now", ErasureColumns.at(now))
        .execute();
  }

  /** One that is due; others pass it by until the commit. */
  static Optional<ErasureRow> due(Handle handle, Instant now) {
    return handle
        .createQuery(
            ErasureColumns.SELECT
                + "where e.state in ('accepted', 'clearing', 'deleting') and e.due <= :now"
                + " order by e.due limit 1 for update skip locked")
        .bind("now", ErasureColumns.at(now))
        .map((row, context) -> ErasureColumns.row(row))
        .findOne();
  }

  private static ErasureRow lookAt(Handle handle, String id) {
    return handle
        .createQuery(ErasureColumns.SELECT + "where e.id = :id")
        .bind("id", id)
        .map((row, context) -> ErasureColumns.row(row))
        .one();
  }

  static void state(Handle handle, String id, State state, String detail, Instant due) {
    handle.execute(
        "update erasures set state = ?, detail = ?, due = ? where id = ?",
        state.wireName(),
        detail,
        ErasureColumns.at(due),
        id);
  }

  static void postpone(Handle handle, String id, Instant due) {
    handle.execute("update erasures set due = ? where id = ?", ErasureColumns.at(due), id);
  }

  static void fence(Handle handle, String id, long checkpoint) {
    handle.execute("update erasures set fence = ? where id = ?", checkpoint, id);
  }

  static void deleted(Handle handle, String id, Map<String, Long> counts) {
    handle.execute(
        "update erasures set deleted = cast(? as jsonb) where id = ?",
        ErasureColumns.json(counts),
        id);
  }

  static void fail(Handle handle, String id, String detail, Instant now) {
    handle.execute(
        "update erasures set state = 'failed', detail = ?, finished = ? where id = ?",
        detail,
        ErasureColumns.at(now),
        id);
  }

  /** Begins a failed one again. */
  static void retry(Handle handle, String id, Instant now) {
    handle.execute(
        "update erasures set state = 'accepted', detail = '', fence = null, finished = null,"
            + " begun = ?, due = ? where id = ?",
        ErasureColumns.at(now),
        ErasureColumns.at(now),
        id);
  }

  /** The end: orders keep their hashes only, and nothing here names the person any more. */
  static void finish(Handle handle, ErasureRow row, Instant now) {
    ErasureOrders.hideIds(handle, row, ErasureMarks.salt(handle, row.tenant()));
    forgetAnswers(handle, row);
    handle.execute(
        "update erasures set state = 'done', detail = '', ids = null, finished = ? where id = ?",
        ErasureColumns.at(now),
        row.receipt().id());
  }

  /** Kept answers and results that quote one of the ids. */
  private static void forgetAnswers(Handle handle, ErasureRow row) {
    for (OwnedId id : row.ids()) {
      byte[] quoted = Json.bytes(id.id());
      handle.execute(
          "delete from kept_answers where tenant = ? and position(cast(? as bytea) in body) > 0",
          row.tenant(),
          quoted);
      handle.execute(
          "delete from operations where tenant = ? and finished is not null"
              + " and position(cast(? as bytea) in body) > 0",
          row.tenant(),
          quoted);
    }
  }
}
