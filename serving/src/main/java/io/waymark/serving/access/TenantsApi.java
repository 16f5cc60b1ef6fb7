package io.waymark.serving.access;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.BodyFields;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/tenants}: managed by the operator; an admin sees the own tenant.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
 *   -d '{"id":"acme","base_currency":"EUR","limits":{"requests_per_second":50}}' \
 *   http://localhost:8091/api/v1/tenants
 *
 * {"id":"acme","name":"acme","base_currency":"EUR","tenant_class":"standard",
 *  "limits":{"requests_per_second":50,...},"created":"2026-11-01T10:00:00.000Z","disabled":null}
 * }</pre>
 */
public final class TenantsApi {

  private static final String ALL = "/api/v1/tenants";
  private static final String ONE = ALL + "/{tenant}";

  private final TenantAdmin service;

  /** The API over that service. */
  public TenantsApi(TenantsService service) {
    this((TenantAdmin) service);
  }

  TenantsApi(TenantAdmin service) {
    this.service = service;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.post(ALL, Access.OPERATOR, this::create),
        Route.get(ALL, Access.OPERATOR, this::list),
        Route.get(ONE, Access.ADMIN, this::get),
        new Route("PATCH", ONE, Access.OPERATOR, this::change));
  }

  record Tenants(List<Tenant> tenants, @Nullable String nextCursor) {}

  private Answer create(Call call) throws IOException {
    call.allowParameters();
    TenantDraft draft = TenantDraft.of(BodyFields.read(call));
    return Answer.json(201, service.create(Actor.of(call), draft))
        .withHeader("Location", ALL + "/" + draft.id());
  }

  private Answer list(Call call) {
    call.allowParameters("limit", "cursor");
    Page page = Page.of(call);
    List<Tenant> found = service.page(page);
    return Answer.json(new Tenants(page.cut(found), page.next(found, Tenant::id)));
  }

  private Answer get(Call call) {
    call.allowParameters();
    return Answer.json(service.get(Scope.of(call), call.pathParameter("tenant")));
  }

  private Answer change(Call call) throws IOException {
    call.allowParameters();
    BodyFields fields = BodyFields.read(call);
    return Answer.json(service.change(Actor.of(call), call.pathParameter("tenant"), fields));
  }
}
