package io.waymark.serving.access;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/audit}: who changed what, newest first.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" 'http://localhost:8091/api/v1/audit?limit=1'
 *
 * {"entries":[{"id":7,"at":"2026-11-01T10:00:00.000Z","tenant":"main","actor_tenant":"main",
 *   "actor_key":"3f6a","action":"key.revoke","subject":"91bc","request_id":"0d4c",
 *   "before":{"id":"91bc",...},"after":{"id":"91bc",...}}],"next_cursor":"Nw"}
 * }</pre>
 */
public final class AuditApi {

  private final AuditReader log;

  /** The API over that log. */
  public AuditApi(AuditLog log) {
    this((AuditReader) log);
  }

  AuditApi(AuditReader log) {
    this.log = log;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(Route.get("/api/v1/audit", Access.ADMIN, this::list));
  }

  record Entries(List<AuditLine> entries, @Nullable String nextCursor) {}

  private Answer list(Call call) {
    call.allowParameters("limit", "cursor", "tenant", "action");
    Page page = Page.of(call);
    Scope scope = Scope.of(call);
    String tenant = scope.tenantAsked(call.parameter("tenant", ""));
    List<AuditLine> found = log.page(tenant, call.parameter("action", ""), page);
    List<AuditLine> shown = page.cut(found).stream().map(line -> line.asSeenBy(scope)).toList();
    return Answer.json(new Entries(shown, page.next(found, line -> Long.toString(line.id()))));
  }
}
