package io.waymark.serving.erase;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.core.erase.ErasureOrder;
import io.waymark.core.erase.ErasureOrder.Mark;
import io.waymark.core.erase.PersonHash;
import io.waymark.core.wire.ErasureJson;
import io.waymark.serving.control.Outbox;
import io.waymark.serving.erase.Receipt.State;
import io.waymark.serving.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Erasures in the control store. Every method works within the transaction of its handle. */
final class ErasureStore {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int SALT_BYTES = 16;
  private static final String COLUMNS =
      "select e.id, e.tenant, e.state, e.detail, e.erased_at, e.ids, e.id_count, e.orders, e.fence,"
          + " e.deleted, e.begun, e.created, e.finished from erasures e ";

  private ErasureStore() {}

  /** The tenant's salt, made when it is first needed. */
  static String salt(Handle handle, String tenant) {
    byte[] fresh = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(fresh);
    handle.execute(
        "insert into erase_salts (tenant, salt) values (?, ?) on conflict do nothing",
        tenant,
        HexFormat.of().formatHex(fresh));
    return handle
        .createQuery("select salt from erase_salts where tenant = :tenant")
        .bind("tenant", tenant)
        .mapTo(String.class)
        .one();
  }

  /** Whoever decides about a tenant's persons does so alone until the commit. */
  static void lock(Handle handle, String tenant) {
    handle.execute("select pg_advisory_xact_lock(7303, hashtext(?))", tenant);
  }

  /** The newest erasure that covers an id, whichever kind of id it is. */
  static Optional<Receipt> covering(Handle handle, String tenant, String id) {
    PersonHash hash = new PersonHash(salt(handle, tenant));
    return handle
        .createQuery(
            COLUMNS
                + "where e.tenant = :tenant and e.id in (select erasure from erased_ids"
                + " where tenant = :tenant and hash in (:customer, :visitor))"
                + " order by e.created desc limit 1")
        .bind("tenant", tenant)
        .bind("customer", hash.of(true, id))
        .bind("visitor", hash.of(false, id))
        .map((row, context) -> row(row).receipt())
        .findOne();
  }

  static Optional<Receipt> find(Handle handle, String tenant, String id) {
    return handle
        .createQuery(COLUMNS + "where e.tenant = :tenant and e.id = :id")
        .bind("tenant", tenant)
        .bind("id", id)
        .map((row, context) -> row(row).receipt())
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
        .bind("now", at(now))
        .execute();
    add(handle, tenant, id, ids, now);
  }

  /** Adds ids to an erasure and sends orders for them. */
  static void add(Handle handle, String tenant, String id, List<OwnedId> more, Instant now) {
    ErasureRow before = lookAt(handle, id);
    String salt = salt(handle, tenant);
    int orders = before.orders();
    for (List<OwnedId> batch : PersonQueries.batches(more)) {
      Outbox.append(handle, ErasureJson.record(order(before, orders++, salt, batch)));
    }
    insertMarks(handle, before, salt, more);
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
        .bind("ids", json(all))
        .bind("count", all.size())
        .bind("orders", orders)
        .bind("now", at(now))
        .execute();
  }

  private static ErasureOrder order(ErasureRow row, int part, String salt, List<OwnedId> ids) {
    PersonHash hash = new PersonHash(salt);
    long erasedAt = row.receipt().erasedAt().toEpochMilli();
    return new ErasureOrder(
        ErasureOrder.key(row.tenant(), row.receipt().id(), part),
        erasedAt,
        salt,
        ids.stream().map(OwnedId::plain).distinct().toList(),
        ids.stream().map(id -> id.mark(hash, erasedAt)).toList());
  }

  private static void insertMarks(Handle handle, ErasureRow row, String salt, List<OwnedId> ids) {
    PersonHash hash = new PersonHash(salt);
    PreparedBatch marks =
        handle.prepareBatch(
            "insert into erased_ids (tenant, hash, erasure, customer, starts, ends)"
                + " values (:tenant, :hash, :erasure, :customer, :starts, :ends)"
                + " on conflict do nothing");
    for (OwnedId id : ids) {
      Mark mark = id.mark(hash, row.receipt().erasedAt().toEpochMilli());
      marks
          .bind("tenant", row.tenant())
          .bind("hash", mark.hash())
          .bind("erasure", row.receipt().id())
          .bind("customer", id.customer())
          .bind("starts", mark.from())
          .bind("ends", mark.until())
          .add();
    }
    marks.execute();
  }

  /** What an erasure covers. */
  static Marked marked(Handle handle, String tenant, Receipt receipt) {
    List<Marked.Id> ids =
        handle
            .createQuery(
                "select customer, hash, starts, ends from erased_ids where erasure = :id"
                    + " order by customer desc, hash, starts")
            .bind("id", receipt.id())
            .map((row, context) ->
                new Marked.Id(
                    row.getBoolean("customer"),
                    new Mark(row.getString("hash"), row.getLong("starts"), row.getLong("ends"))))
            .list();
    return new Marked(salt(handle, tenant), receipt.erasedAt().toEpochMilli(), ids);
  }

  /** One that is due; others pass it by until the commit. */
  static Optional<ErasureRow> due(Handle handle, Instant now) {
    return handle
        .createQuery(
            COLUMNS
                + "where e.state in ('accepted', 'clearing', 'deleting') and e.due <= :now"
                + " order by e.due limit 1 for update skip locked")
        .bind("now", at(now))
        .map((row, context) -> row(row))
        .findOne();
  }

  private static ErasureRow lookAt(Handle handle, String id) {
    return handle
        .createQuery(COLUMNS + "where e.id = :id")
        .bind("id", id)
        .map((row, context) -> row(row))
        .one();
  }

  /** Whether all orders stand in the control topic. */
  static boolean isSent(Handle handle, ErasureRow row) {
    String prefix = ErasureOrder.TYPE + "/" + row.tenant() + "/" + row.receipt().id() + "/";
    return handle
            .createQuery(
                "select count(*) from control_outbox where starts_with(key, :prefix)"
                    + " and sent is null")
            .bind("prefix", prefix)
            .mapTo(Long.class)
            .one()
        == 0;
  }

  static void state(Handle handle, String id, State state, String detail, Instant due) {
    handle.execute(
        "update erasures set state = ?, detail = ?, due = ? where id = ?",
        state.wireName(),
        detail,
        at(due),
        id);
  }

  static void postpone(Handle handle, String id, Instant due) {
    handle.execute("update erasures set due = ? where id = ?", at(due), id);
  }

  static void fence(Handle handle, String id, long checkpoint) {
    handle.execute("update erasures set fence = ? where id = ?", checkpoint, id);
  }

  static void deleted(Handle handle, String id, Map<String, Long> counts) {
    handle.execute("update erasures set deleted = cast(? as jsonb) where id = ?", json(counts), id);
  }

  static void fail(Handle handle, String id, String detail, Instant now) {
    handle.execute(
        "update erasures set state = 'failed', detail = ?, finished = ? where id = ?",
        detail,
        at(now),
        id);
  }

  /** Begins a failed one again. */
  static void retry(Handle handle, String id, Instant now) {
    handle.execute(
        "update erasures set state = 'accepted', detail = '', fence = null, finished = null,"
            + " begun = ?, due = ? where id = ?",
        at(now),
        at(now),
        id);
  }

  /** The end: orders keep their hashes only, and nothing here names the person any more. */
  static void finish(Handle handle, ErasureRow row, Instant now) {
    String salt = salt(handle, row.tenant());
    List<List<OwnedId>> batches = PersonQueries.batches(row.ids());
    for (int part = 0; part < batches.size(); part++) {
      Outbox.append(
          handle, ErasureJson.record(order(row, part, salt, batches.get(part)).withoutIds()));
    }
    // Ids that were added later now stand in a record with others.
    for (int part = batches.size(); part < row.orders(); part++) {
      Outbox.remove(handle, ErasureOrder.key(row.tenant(), row.receipt().id(), part));
    }
    forgetAnswers(handle, row);
    handle.execute(
        "update erasures set state = 'done', detail = '', ids = null, finished = ? where id = ?",
        at(now),
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

  private static ErasureRow row(ResultSet row) throws SQLException {
    long fence = row.getLong("fence");
    @Nullable Long fenced = row.wasNull() ? null : fence;
    String ids = row.getString("ids");
    String deleted = row.getString("deleted");
    Receipt receipt =
        new Receipt(
            row.getString("id"),
            row.getString("state"),
            row.getString("detail"),
            Instant.ofEpochMilli(row.getLong("erased_at")),
            row.getInt("id_count"),
            deleted == null ? null : read(deleted, new TypeReference<Map<String, Long>>() {}),
            null,
            time(row, "created"),
            row.getObject("finished") == null ? null : time(row, "finished"));
    return new ErasureRow(
        row.getString("tenant"),
        receipt,
        ids == null ? List.of() : read(ids, new TypeReference<List<OwnedId>>() {}),
        row.getInt("orders"),
        fenced,
        time(row, "begun"));
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
