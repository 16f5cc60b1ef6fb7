package io.waymark.serving.access;

import io.waymark.serving.http.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The log of admin acts. The database itself refuses to change or remove an entry. */
public final class AuditLog implements AuditReader {

  private final ControlStore store;

  /** The log in that store. */
  public AuditLog(ControlStore store) {
    this.store = store;
  }

  /** Adds an entry in the transaction of the act, so that none is without the other. */
  public static void append(Handle handle, Actor actor, AuditEntry entry) {
    handle
        .createUpdate(
            """
            insert into audit_log
                (tenant, actor_tenant, actor_key, action, subject, request_id, before, after)
            values
                (:tenant, :actor_tenant, :actor_key, :action, :subject, :request_id,
                 cast(:before as jsonb), cast(:after as jsonb))
            """)
        .bind("tenant", entry.tenant())
        .bind("actor_tenant", actor.tenant())
        .bind("actor_key", actor.keyId())
        .bind("action", entry.action())
        .bind("subject", entry.subject())
        .bind("request_id", actor.requestId())
        .bind("before", json(entry.before()))
        .bind("after", json(entry.after()))
        .execute();
  }

  @Override
  public List<AuditLine> page(String tenant, String action, Page page) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                select id, at, tenant, actor_tenant, actor_key, action, subject, request_id,
                       before, after
                from audit_log
                where (:tenant = '' or tenant = :tenant)
                  and (:action = '' or action = :action)
                  and id < :before
                order by id desc
                limit :limit
                """)
            .bind("tenant", tenant)
            .bind("action", action)
            .bind("before", page.afterNumber())
            .bind("limit", page.limit() + 1)
            .map((row, context) -> line(row))
            .list());
  }

  private static AuditLine line(ResultSet row) throws SQLException {
    return new AuditLine(
        row.getLong("id"),
        Columns.time(row, "at"),
        row.getString("tenant"),
        row.getString("actor_tenant"),
        row.getString("actor_key"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("request_id"),
        row.getString("before"),
        row.getString("after"));
  }

  private static @Nullable String json(@Nullable Object value) {
    return value == null ? null : new String(Json.bytes(value), StandardCharsets.UTF_8);
  }
}
