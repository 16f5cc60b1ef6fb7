package io.waymark.serving.access;

import io.waymark.serving.http.BodyFields;
import io.waymark.serving.http.Limits;
import io.waymark.serving.http.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The access routes over one tenant and one key that never change. */
public final class TestingAccess {

  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
  private static final Limits LIMITS = new Limits(1, 2, 3, 4, 5, 6, 7, 8, 9);
  private static final Tenant ACME =
      new Tenant("acme", "Acme", "EUR", "standard", LIMITS, NOW, null);

  private TestingAccess() {}

  /** Tenants. */
  public static TenantsApi tenants() {
    return new TenantsApi(
        new TenantAdmin() {
          @Override
          public Tenant create(Actor actor, TenantDraft draft) {
            return ACME;
          }

          @Override
          public List<Tenant> page(Page page) {
            return List.of(ACME);
          }

          @Override
          public Tenant get(Scope scope, String id) {
            return ACME;
          }

          @Override
          public Tenant change(Actor actor, String id, BodyFields fields) {
            return ACME;
          }
        });
  }

  private static Key key(KeyDraft draft, @Nullable String replaces) {
    return new Key(
        "3f6a01bc22de",
        draft.tenant(),
        draft.role().wireName(),
        draft.label(),
        false,
        draft.origins(),
        replaces,
        NOW,
        draft.expires(),
        null);
  }

  private static Key some() {
    return key(new KeyDraft("main", Role.READ, "some", List.of(), null), null);
  }

  /** Keys. */
  public static KeysApi keys() {
    return new KeysApi(
        new KeyAdmin() {
          @Override
          public NewKey create(Actor actor, KeyDraft draft) {
            return new NewKey("wm_3f6a01bc22de_x", key(draft, null));
          }

          @Override
          public List<Key> page(String tenant, Page page) {
            return List.of(some());
          }

          @Override
          public Key get(Scope scope, String id) {
            return some();
          }

          @Override
          public Key revoke(Actor actor, Scope scope, String id) {
            return some();
          }

          @Override
          public NewKey rotate(
              Actor actor, Scope scope, String id, Duration overlap, @Nullable Instant expires) {
            return new NewKey("wm_3f6a01bc22de_x", some());
          }
        },
        Clock.systemUTC());
  }

  /** One act. */
  public static AuditApi audit() {
    AuditLine line =
        new AuditLine(
            7, NOW, "main", "main", "k", "key.create", "k2", "r", null, "{\"id\":\"k2\"}");
    return new AuditApi((tenant, action, page) -> List.of(line));
  }
}
