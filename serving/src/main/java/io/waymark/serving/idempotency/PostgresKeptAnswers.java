package io.waymark.serving.idempotency;

import io.waymark.serving.access.ControlStore;
import io.waymark.serving.http.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;

/** First answers in the control store, so that any sidecar knows them. */
public final class PostgresKeptAnswers implements KeptAnswers {

  private static final Duration LIFE = Duration.ofDays(1);

  /** Longer than any request takes: whoever took the key is no more. */
  private static final Duration LOST = Duration.ofMinutes(5);

  private static final Duration SWEEP = Duration.ofHours(1);

  private final ControlStore store;
  private final Clock clock;
  private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.EPOCH);

  /** In that store. */
  public PostgresKeptAnswers(ControlStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Known begin(String tenant, String key, byte[] fingerprint) {
    return store.read(handle -> {
      sweep(handle);
      return take(handle, tenant, key, fingerprint)
          ? new Known.First()
          : known(handle, tenant, key, fingerprint);
    });
  }

  private boolean take(Handle handle, String tenant, String key, byte[] fingerprint) {
    Instant now = clock.instant();
    return handle
            .createUpdate(
                "insert into kept_answers (tenant, key, fingerprint, begun)"
                    + " values (:tenant, :key, :fingerprint, :now)"
                    + " on conflict (tenant, key) do update set fingerprint = excluded.fingerprint,"
                    + " begun = excluded.begun, status = null, content_type = null,"
                    + " location = null, body = null"
                    + " where kept_answers.begun < :old"
                    + " or kept_answers.status is null and kept_answers.begun < :lost")
            .bind("tenant", tenant)
            .bind("key", key)
            .bind("fingerprint", fingerprint)
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .bind("old", now.minus(LIFE).atOffset(ZoneOffset.UTC))
            .bind("lost", now.minus(LOST).atOffset(ZoneOffset.UTC))
            .execute()
        == 1;
  }

  private static Known known(Handle handle, String tenant, String key, byte[] fingerprint) {
    return handle
        .createQuery(
            "select fingerprint, status, content_type, location, body from kept_answers"
                + " where tenant = :tenant and key = :key")
        .bind("tenant", tenant)
        .bind("key", key)
        .map((row, context) -> known(row, fingerprint))
        .findOne()
        // Given back between the two statements: the next try takes it.
        .orElseGet(Known.Busy::new);
  }

  private static Known known(ResultSet row, byte[] fingerprint) throws SQLException {
    if (!Arrays.equals(row.getBytes("fingerprint"), fingerprint)) {
      return new Known.Other();
    }
    int status = row.getInt("status");
    if (row.wasNull()) {
      return new Known.Busy();
    }
    Answer answer =
        new Answer(status, row.getString("content_type"), row.getBytes("body"), Map.of());
    Optional<String> location = Optional.ofNullable(row.getString("location"));
    return new Known.Same(location.map(path -> answer.withHeader("Location", path)).orElse(answer));
  }

  @Override
  public void complete(String tenant, String key, Answer answer) {
    store.read(handle ->
        handle
            .createUpdate(
                "update kept_answers set status = :status, content_type = :type,"
                    + " location = :location, body = :body"
                    + " where tenant = :tenant and key = :key")
            .bind("tenant", tenant)
            .bind("key", key)
            .bind("status", answer.status())
            .bind("type", answer.contentType())
            .bind("location", answer.headers().get("Location"))
            .bind("body", answer.body())
            .execute());
  }

  @Override
  public void release(String tenant, String key) {
    store.read(handle ->
        handle
            .createUpdate(
                "delete from kept_answers"
                    + " where tenant = :tenant and key = :key and status is null")
            .bind("tenant", tenant)
            .bind("key", key)
            .execute());
  }

  private void sweep(Handle handle) {
    Instant now = clock.instant();
    Instant due = nextSweep.get();
    if (now.isAfter(due) && nextSweep.compareAndSet(due, now.plus(SWEEP))) {
      handle
          .createUpdate("delete from kept_answers where begun < :old")
          .bind("old", now.minus(LIFE).atOffset(ZoneOffset.UTC))
          .execute();
    }
  }
}
