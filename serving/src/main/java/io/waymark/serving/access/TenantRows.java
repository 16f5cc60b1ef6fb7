package io.waymark.serving.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of tenants. Writers are inside a change of {@link ControlStore}. */
final class TenantRows {

  private TenantRows() {}

  /** A tenant with its own limits alone. */
  record TenantRow(
      String id,
      String name,
      String baseCurrency,
      String tenantClass,
      LimitOverrides limits,
      Instant created,
      @Nullable Instant disabled) {}

  static Optional<TenantRow> find(Handle handle, String id) {
    return handle
        .createQuery("select * from tenants where id = :id")
        .bind("id", id)
        .map((row, context) -> tenant(row))
        .findOne();
  }

  static List<TenantRow> page(Handle handle, Page page) {
    return handle
        .createQuery("select * from tenants where id > :after order by id limit :limit")
        .bind("after", page.after())
        .bind("limit", page.limit() + 1)
        .map((row, context) -> tenant(row))
        .list();
  }

  static boolean insert(Handle handle, TenantDraft draft, long version) {
    return handle
            .createUpdate(
                """
                insert into tenants (id, name, base_currency, tenant_class, limits, changed)
                values (:id, :name, :currency, :class, cast(:limits as jsonb), :version)
                on conflict (id) do nothing
                """)
            .bind("id", draft.id())
            .bind("name", draft.name())
            .bind("currency", draft.baseCurrency())
            .bind("class", draft.tenantClass())
            .bind("limits", draft.limits().json())
            .bind("version", version)
            .execute()
        == 1;
  }

  static void update(Handle handle, TenantRow row, boolean disable, long version) {
    handle
        .createUpdate(
            """
            update tenants
            set name = :name, tenant_class = :class, limits = cast(:limits as jsonb),
                disabled = case when :disable then coalesce(disabled, now()) end,
                changed = :version
            where id = :id
            """)
        .bind("id", row.id())
        .bind("name", row.name())
        .bind("class", row.tenantClass())
        .bind("limits", row.limits().json())
        .bind("disable", disable)
        .bind("version", version)
        .execute();
  }

  private static TenantRow tenant(ResultSet row) throws SQLException {
    return new TenantRow(
        row.getString("id"),
        row.getString("name"),
        row.getString("base_currency"),
        row.getString("tenant_class"),
        LimitOverrides.parse(row.getString("limits")),
        Columns.time(row, "created"),
        Columns.timeOrNull(row, "disabled"));
  }
}
