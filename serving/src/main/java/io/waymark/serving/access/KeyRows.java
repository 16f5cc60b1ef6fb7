package io.waymark.serving.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of keys. Writers are inside a change of {@link ControlStore}. */
final class KeyRows {

  private KeyRows() {}

  static Optional<Key> find(Handle handle, String id) {
    return handle
        .createQuery("select * from api_keys where id = :id")
        .bind("id", id)
        .map((row, context) -> key(row))
        .findOne();
  }

  /** Newest first. */
  static List<Key> page(Handle handle, String tenant, Page page) {
    return handle
        .createQuery(
            """
            select * from api_keys
            where (:tenant = '' or tenant = :tenant)
              and (:after = '' or (created, id) < (select created, id from api_keys where id = :after))
            order by created desc, id desc
            limit :limit
            """)
        .bind("tenant", tenant)
        .bind("after", page.after())
        .bind("limit", page.limit() + 1)
        .map((row, context) -> key(row))
        .list();
  }

  static void insert(
      Handle handle, ApiKey key, KeyDraft draft, @Nullable String replaces, long version) {
    handle
        .createUpdate(
            """
            insert into api_keys
                (id, tenant, hash, role, label, origins, expires, replaces, changed)
            values
                (:id, :tenant, :hash, :role, :label, cast(:origins as text[]), :expires, :replaces,
                 :version)
            """)
        .bind("id", key.id())
        .bind("tenant", draft.tenant())
        .bind("hash", key.hash())
        .bind("role", draft.role().wireName())
        .bind("label", draft.label())
        .bindArray("origins", String.class, draft.origins())
        .bind("expires", time(draft.expires()))
        .bind("replaces", replaces)
        .bind("version", version)
        .execute();
  }

  /**
   * Makes the key a living operator key of the tenant.
   *
   * @return whether anything had to be changed
   */
  static boolean ensureOperator(Handle handle, String tenant, ApiKey key, long version) {
    return handle
            .createUpdate(
                """
                insert into api_keys (id, tenant, hash, role, label, operator, changed)
                values (:id, :tenant, :hash, 'admin', 'bootstrap', true, :version)
                on conflict (id) do update
                set tenant = excluded.tenant, hash = excluded.hash, role = 'admin', operator = true,
                    revoked = null, expires = null, changed = excluded.changed
                where (api_keys.tenant, api_keys.hash, api_keys.role, api_keys.operator)
                      is distinct from (excluded.tenant, excluded.hash, 'admin', true)
                   or api_keys.revoked is not null or api_keys.expires is not null
                """)
            .bind("id", key.id())
            .bind("tenant", tenant)
            .bind("hash", key.hash())
            .bind("version", version)
            .execute()
        == 1;
  }

  static void revoke(Handle handle, String id, long version) {
    handle
        .createUpdate("update api_keys set revoked = now(), changed = :version where id = :id")
        .bind("id", id)
        .bind("version", version)
        .execute();
  }

  static void expire(Handle handle, String id, Instant at, long version) {
    handle
        .createUpdate("update api_keys set expires = :at, changed = :version where id = :id")
        .bind("id", id)
        .bind("at", time(at))
        .bind("version", version)
        .execute();
  }

  private static java.time.@Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(
        row.getString("id"),
        row.getString("tenant"),
        row.getString("role"),
        row.getString("label"),
        row.getBoolean("operator"),
        Columns.texts(row, "origins"),
        row.getString("replaces"),
        Columns.time(row, "created"),
        Columns.timeOrNull(row, "expires"),
        Columns.timeOrNull(row, "revoked"));
  }
}
