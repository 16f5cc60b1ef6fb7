package io.waymark.serving.access;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.BodyFields;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/keys}: an admin manages the keys of the own tenant, the operator all.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
 *   -d '{"role":"read","label":"dashboard","origins":["https://shop.example"]}' \
 *   http://localhost:8091/api/v1/keys
 *
 * {"key":"wm_3f6a...","id":"3f6a...","tenant":"main","role":"read","label":"dashboard",
 *  "operator":false,"origins":["https://shop.example"],"replaces":null,
 *  "created":"2026-11-01T10:00:00.000Z","expires":null,"revoked":null}
 * }</pre>
 */
public final class KeysApi {

  private static final String ALL = "/api/v1/keys";
  private static final String ONE = ALL + "/{key}";
  private static final long DEFAULT_OVERLAP = Duration.ofDays(1).toSeconds();
  private static final long MAX_OVERLAP = Duration.ofDays(90).toSeconds();

  private final KeyAdmin service;
  private final Clock clock;

  /** The API over that service. */
  public KeysApi(KeysService service, Clock clock) {
    this((KeyAdmin) service, clock);
  }

  KeysApi(KeyAdmin service, Clock clock) {
    this.service = service;
    this.clock = clock;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.post(ALL, Access.ADMIN, this::create).secret(),
        Route.get(ALL, Access.ADMIN, this::list),
        Route.get(ONE, Access.ADMIN, this::get),
        Route.delete(ONE, Access.ADMIN, this::revoke),
        Route.post(ONE + "/rotate", Access.ADMIN, this::rotate).secret());
  }

  record Keys(List<Key> keys, @Nullable String nextCursor) {}

  private Answer create(Call call) throws IOException {
    call.allowParameters();
    KeyDraft draft = KeyDraft.of(BodyFields.read(call), Scope.of(call), clock.instant());
    return shownOnce(service.create(Actor.of(call), draft));
  }

  private Answer list(Call call) {
    call.allowParameters("limit", "cursor", "tenant");
    Page page = Page.of(call);
    String tenant = Scope.of(call).tenantAsked(call.parameter("tenant", ""));
    List<Key> found = service.page(tenant, page);
    return Answer.json(new Keys(page.cut(found), page.next(found, Key::id)));
  }

  private Answer get(Call call) {
    call.allowParameters();
    return Answer.json(service.get(Scope.of(call), call.pathParameter("key")));
  }

  private Answer revoke(Call call) {
    call.allowParameters();
    return Answer.json(service.revoke(Actor.of(call), Scope.of(call), call.pathParameter("key")));
  }

  private Answer rotate(Call call) throws IOException {
    call.allowParameters();
    BodyFields fields = BodyFields.read(call);
    long overlap = fields.number("overlap_seconds", DEFAULT_OVERLAP, 0, MAX_OVERLAP);
    Instant expires = KeyDraft.expiry(fields, clock.instant());
    fields.finish();
    return shownOnce(
        service.rotate(
            Actor.of(call),
            Scope.of(call),
            call.pathParameter("key"),
            Duration.ofSeconds(overlap),
            expires));
  }

  private static Answer shownOnce(NewKey key) {
    return Answer.json(201, key)
        .withHeader("Location", ALL + "/" + key.shown().id())
        .withHeader("Cache-Control", "no-store");
  }
}
