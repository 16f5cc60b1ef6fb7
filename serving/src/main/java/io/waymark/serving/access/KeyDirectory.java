package io.waymark.serving.access;

import io.waymark.serving.http.Caller;
import io.waymark.serving.http.KeyTerms;
import io.waymark.serving.http.Limits;
import io.waymark.serving.http.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Looks keys up in the control store, with what their tenants say. */
public final class KeyDirectory implements KeyStore {

  private static final String KEYS =
      """
      select k.id, k.tenant, k.role, k.hash, k.operator, k.origins, k.expires,
             coalesce(k.revoked, t.disabled) as revoked, greatest(k.changed, t.changed) as version,
             t.base_currency, t.tenant_class, t.limits
      from api_keys k join tenants t on t.id = k.tenant
      """;

  private final ControlStore store;
  private final Limits defaults;

  /**
   * A directory of that store.
   *
   * @param defaults limits of tenants that have no own
   */
  public KeyDirectory(ControlStore store, Limits defaults) {
    this.store = store;
    this.defaults = defaults;
  }

  @Override
  public Optional<StoredKey> find(String keyId) {
    return store.read(handle ->
        handle
            .createQuery(KEYS + "where k.id = :id")
            .bind("id", keyId)
            .map((row, context) -> key(row))
            .findOne());
  }

  @Override
  public KeyChanges changesAfter(long version) {
    return store.read(handle -> {
      long now = handle.createQuery("select version from access_version").mapTo(Long.class).one();
      return now == version
          ? new KeyChanges(version, List.of(), Set.of())
          : new KeyChanges(now, changed(handle, version), origins(handle));
    });
  }

  private List<StoredKey> changed(Handle handle, long version) {
    return handle
        .createQuery(
            KEYS
                + "where k.changed > :version"
                + " or k.tenant in (select id from tenants where changed > :version)")
        .bind("version", version)
        .map((row, context) -> key(row))
        .list();
  }

  private static Set<String> origins(Handle handle) {
    return handle
        .createQuery(
            """
            select distinct unnest(origins) from api_keys
            where cardinality(origins) > 0 and revoked is null
              and (expires is null or expires > now())
            limit 10000
            """)
        .mapTo(String.class)
        .set();
  }

  /** Makes sure that the tenant exists and that the key is its operator key, living. */
  public void ensureOperator(String tenant, String baseCurrency, ApiKey key) {
    store.change(handle -> {
      TenantDraft draft =
          new TenantDraft(tenant, tenant, baseCurrency, "standard", LimitOverrides.NONE);
      TenantRows.insert(handle, draft, ControlStore.nextVersion(handle));
      Optional<Key> before = KeyRows.find(handle, key.id());
      if (KeyRows.ensureOperator(handle, tenant, key, ControlStore.nextVersion(handle))) {
        Key after = KeyRows.find(handle, key.id()).orElseThrow();
        AuditLog.append(
            handle,
            Actor.START,
            new AuditEntry(tenant, "key.bootstrap", key.id(), before.orElse(null), after));
      }
      return key.id();
    });
  }

  private StoredKey key(ResultSet row) throws SQLException {
    Limits limits = LimitOverrides.parse(row.getString("limits")).over(defaults);
    Caller caller =
        new Caller(
            row.getString("tenant"),
            row.getString("base_currency"),
            Role.ofWireName(row.getString("role")),
            row.getString("id"),
            row.getString("tenant_class"),
            new KeyTerms(row.getBoolean("operator"), Columns.texts(row, "origins"), limits));
    Instant expires = Columns.timeOrNull(row, "expires");
    Instant revoked = Columns.timeOrNull(row, "revoked");
    return new StoredKey(caller, row.getBytes("hash"), expires, revoked, row.getLong("version"));
  }
}
