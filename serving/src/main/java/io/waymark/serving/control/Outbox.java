package io.waymark.serving.control;

import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.wire.ControlJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Control records on their way to Kafka, in the order in which their changes were committed. */
public final class Outbox {

  /** Whoever appends holds it until the commit, so that numbers become visible in their order. */
  private static final long APPEND_LOCK = 7_301;

  private static final long SEND_LOCK = 7_302;

  private Outbox() {}

  /**
   * A record that waits.
   *
   * @param seq its number
   * @param key of the Kafka record
   * @param record as JSON, or null to remove the key
   */
  record Waiting(long seq, String key, @Nullable String record) {
    byte @Nullable [] bytes() {
      return record == null ? null : record.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Sends the record once the transaction of the handle is committed, and never without it. */
  public static void append(Handle handle, ControlRecord record) {
    insert(
        handle,
        record.key().text(),
        new String(ControlJson.toBytes(record), StandardCharsets.UTF_8));
  }

  /** Removes the key once the transaction of the handle is committed. */
  public static void remove(Handle handle, ControlKey key) {
    insert(handle, key.text(), null);
  }

  private static void insert(Handle handle, String key, @Nullable String record) {
    handle.execute("select pg_advisory_xact_lock(?)", APPEND_LOCK);
    handle
        .createUpdate("insert into control_outbox (key, record) values (:key, :record)")
        .bind("key", key)
        .bind("record", record)
        .execute();
  }

  /** Whether this transaction is the one that sends; among several sidecars one is. */
  static boolean maySend(Handle handle) {
    return handle
        .createQuery("select pg_try_advisory_xact_lock(:lock)")
        .bind("lock", SEND_LOCK)
        .mapTo(Boolean.class)
        .one();
  }

  static List<Waiting> waiting(Handle handle, int limit) {
    return handle
        .createQuery(
            "select seq, key, record from control_outbox where sent is null order by seq"
                + " limit :limit")
        .bind("limit", limit)
        .map((row, context) ->
            new Waiting(row.getLong("seq"), row.getString("key"), row.getString("record")))
        .list();
  }

  /** Notes that it was acknowledged; what it replaces is no longer needed. */
  static void sent(Handle handle, Waiting waiting, long offset) {
    handle.execute("update control_outbox set sent = ? where seq = ?", offset, waiting.seq());
    handle.execute(
        "delete from control_outbox where key = ? and (seq < ? or seq = ? and record is null)",
        waiting.key(),
        waiting.seq(),
        waiting.seq());
  }

  /**
   * Where the topic is shorter than what was sent to it, it is a new one: everything is sent again.
   *
   * @param end offset that its next record will get
   * @return how many records wait again
   */
  static int refill(Handle handle, long end) {
    return handle
        .createUpdate(
            """
            update control_outbox set sent = null
            where sent is not null and :end <= (select max(sent) from control_outbox)
            """)
        .bind("end", end)
        .execute();
  }
}
