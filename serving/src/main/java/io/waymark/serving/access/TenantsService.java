package io.waymark.serving.access;

import io.waymark.serving.access.TenantRows.TenantRow;
import io.waymark.serving.http.BodyFields;
import io.waymark.serving.http.Limits;
import io.waymark.serving.http.Problems;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Creates and changes tenants; each act is one transaction with its entry in the audit log. */
public final class TenantsService implements TenantAdmin {

  private final ControlStore store;
  private final Limits defaults;

  /**
   * A service over that store.
   *
   * @param defaults limits of the installation
   */
  public TenantsService(ControlStore store, Limits defaults) {
    this.store = store;
    this.defaults = defaults;
  }

  @Override
  public Tenant create(Actor actor, TenantDraft draft) {
    return store.change(handle -> {
      if (!TenantRows.insert(handle, draft, ControlStore.nextVersion(handle))) {
        throw Problems.conflict(
            "there is a tenant '" + draft.id() + "' already",
            "choose another id, or change it with PATCH");
      }
      Tenant tenant = shown(row(handle, draft.id()));
      audit(handle, actor, "tenant.create", null, tenant);
      return tenant;
    });
  }

  @Override
  public List<Tenant> page(Page page) {
    return store.read(handle -> TenantRows.page(handle, page)).stream().map(this::shown).toList();
  }

  @Override
  public Tenant get(Scope scope, String id) {
    if (!scope.sees(id)) {
      throw unknown(id);
    }
    return shown(store.read(handle -> row(handle, id)));
  }

  @Override
  public Tenant change(Actor actor, String id, BodyFields fields) {
    return store.change(handle -> {
      long version = ControlStore.nextVersion(handle);
      TenantRow old = row(handle, id);
      boolean disable = fields.flag("disabled").orElse(old.disabled() != null);
      if (disable && id.equals(actor.tenant())) {
        throw Problems.conflict(
            "'" + id + "' is the tenant of the key that asks", "a tenant cannot disable itself");
      }
      TenantRows.update(handle, changed(old, fields), disable, version);
      Tenant now = shown(row(handle, id));
      audit(handle, actor, act(old, now), shown(old), now);
      return now;
    });
  }

  private static TenantRow changed(TenantRow old, BodyFields fields) {
    if (fields.has("base_currency") || fields.has("id")) {
      fields.wrong(
          fields.has("id") ? "id" : "base_currency",
          "cannot be changed",
          "what was counted so far would mean something else; create another tenant");
    }
    TenantRow changed =
        new TenantRow(
            old.id(),
            TenantDraft.name(fields, old.name()),
            old.baseCurrency(),
            TenantDraft.tenantClass(fields, old.tenantClass()),
            old.limits().changedBy(fields.object("limits")),
            old.created(),
            old.disabled());
    fields.finish();
    return changed;
  }

  private static String act(TenantRow old, Tenant now) {
    if ((old.disabled() == null) == (now.disabled() == null)) {
      return "tenant.update";
    }
    return now.disabled() == null ? "tenant.enable" : "tenant.disable";
  }

  private static void audit(
      Handle handle,
      Actor actor,
      String action,
      @org.jspecify.annotations.Nullable Tenant before,
      Tenant after) {
    AuditLog.append(handle, actor, new AuditEntry(after.id(), action, after.id(), before, after));
  }

  private static TenantRow row(Handle handle, String id) {
    return TenantRows.find(handle, id).orElseThrow(() -> unknown(id));
  }

  static RuntimeException unknown(String id) {
    return Problems.notFound(
        "there is no tenant '" + Problems.shown(id) + "'", "GET /api/v1/tenants lists them");
  }

  private Tenant shown(TenantRow row) {
    return new Tenant(
        row.id(),
        row.name(),
        row.baseCurrency(),
        row.tenantClass(),
        row.limits().over(defaults),
        row.created(),
        row.disabled());
  }
}
