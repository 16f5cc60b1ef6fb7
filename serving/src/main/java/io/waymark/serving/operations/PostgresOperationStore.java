package io.waymark.serving.operations;

import io.waymark.serving.access.ControlStore;
import io.waymark.serving.http.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations in the control store, so that any sidecar can tell of them and call them off. */
public final class PostgresOperationStore implements OperationStore {

  private static final Duration LIFE = Duration.ofDays(1);

  /** Many beats: whoever did the work is no more. */
  private static final Duration LOST = Duration.ofSeconds(30);

  private static final String COLUMNS =
      "select id, kind, state, progress, step, created, seen, finished,"
          + " body is not null and length(body) > 0 as has_result from operations";

  private final ControlStore store;

  /** In that store. */
  public PostgresOperationStore(ControlStore store) {
    this.store = store;
  }

  @Override
  public void insert(String tenant, String id, String kind, Instant now) {
    store.read(handle -> {
      handle
          .createUpdate("delete from operations where finished < :old or seen < :old")
          .bind("old", at(now.minus(LIFE)))
          .execute();
      return handle
          .createUpdate(
              "insert into operations (id, tenant, kind, state, created, seen)"
                  + " values (:id, :tenant, :kind, 'running', :now, :now)")
          .bind("id", id)
          .bind("tenant", tenant)
          .bind("kind", kind)
          .bind("now", at(now))
          .execute();
    });
  }

  @Override
  public boolean beat(String id, double progress, String step, Instant now) {
    return store.read(handle ->
        handle
            .createQuery(
                "update operations set progress = :progress, step = :step, seen = :now"
                    + " where id = :id and state = 'running' returning cancel")
            .bind("id", id)
            .bind("progress", progress)
            .bind("step", step)
            .bind("now", at(now))
            .mapTo(Boolean.class)
            .findOne()
            .orElse(false));
  }

  @Override
  public void finish(String id, Operation.State state, Answer result, Instant now) {
    boolean done = state == Operation.State.SUCCEEDED;
    store.read(handle ->
        handle
            .createUpdate(
                "update operations set state = :state, finished = :now, seen = :now,"
                    + " progress = case when :done then 1 else progress end, step = '',"
                    + " status = :status, content_type = :type, body = :body where id = :id")
            .bind("id", id)
            .bind("state", state.wireName())
            .bind("done", done)
            .bind("now", at(now))
            .bind("status", result.status())
            .bind("type", result.contentType())
            .bind("body", result.body())
            .execute());
  }

  @Override
  public Optional<Operation> find(String tenant, String id, Instant now) {
    return store.read(handle ->
        handle
            .createQuery(COLUMNS + " where tenant = :tenant and id = :id")
            .bind("tenant", tenant)
            .bind("id", id)
            .map((row, context) -> operation(row, now))
            .findOne());
  }

  @Override
  public List<Operation> newest(String tenant, String before, int limit, Instant now) {
    return store.read(handle ->
        handle
            .createQuery(
                COLUMNS
                    + " where tenant = :tenant and (:before = '' or (created, id) <"
                    + " (select created, id from operations where tenant = :tenant and id = :before))"
                    + " order by created desc, id desc limit :limit")
            .bind("tenant", tenant)
            .bind("before", before)
            .bind("limit", limit)
            .map((row, context) -> operation(row, now))
            .list());
  }

  @Override
  public Optional<Answer> result(String tenant, String id) {
    return store.read(handle ->
        handle
            .createQuery(
                "select status, content_type, body from operations"
                    + " where tenant = :tenant and id = :id and body is not null")
            .bind("tenant", tenant)
            .bind("id", id)
            .map((row, context) ->
                new Answer(
                    row.getInt("status"),
                    row.getString("content_type"),
                    row.getBytes("body"),
                    Map.of()))
            .findOne());
  }

  @Override
  public void cancel(String tenant, String id) {
    store.read(handle ->
        handle
            .createUpdate("update operations set cancel = true where tenant = :tenant and id = :id")
            .bind("tenant", tenant)
            .bind("id", id)
            .execute());
  }

  private static Operation operation(ResultSet row, Instant now) throws SQLException {
    Instant seen = row.getObject("seen", OffsetDateTime.class).toInstant();
    String state = row.getString("state");
    boolean lost =
        state.equals(Operation.State.RUNNING.wireName()) && seen.isBefore(now.minus(LOST));
    String id = row.getString("id");
    return new Operation(
        id,
        row.getString("kind"),
        lost ? Operation.State.FAILED.wireName() : state,
        row.getFloat("progress"),
        lost ? "the process that did it has ended" : row.getString("step"),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        lost ? seen : finished(row),
        row.getBoolean("has_result") ? Operation.path(id) + "/result" : null);
  }

  private static @Nullable Instant finished(ResultSet row) throws SQLException {
    OffsetDateTime time = row.getObject("finished", OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
