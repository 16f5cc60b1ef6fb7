package io.waymark.serving.access;

import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Creates, rotates and revokes keys; each act is one transaction with its audit entry. */
public final class KeysService implements KeyAdmin {

  private final ControlStore store;
  private final Clock clock;

  /** A service over that store. */
  public KeysService(ControlStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public NewKey create(Actor actor, KeyDraft draft) {
    return store.change(handle -> {
      if (TenantRows.find(handle, draft.tenant()).isEmpty()) {
        throw TenantsService.unknown(draft.tenant());
      }
      NewKey created = insert(handle, draft, null);
      audit(handle, actor, "key.create", null, created.shown());
      return created;
    });
  }

  @Override
  public List<Key> page(String tenant, Page page) {
    return store.read(handle -> KeyRows.page(handle, tenant, page));
  }

  @Override
  public Key get(Scope scope, String id) {
    return store.read(handle -> known(handle, scope, id));
  }

  @Override
  public Key revoke(Actor actor, Scope scope, String id) {
    return store.change(handle -> {
      Key key = known(handle, scope, id);
      if (id.equals(actor.keyId())) {
        throw Problems.conflict(
            "the key '" + id + "' is the one that asks", "revoke it with another admin key");
      }
      if (key.operator() && !scope.isOperator()) {
        throw Problems.operatorOnly();
      }
      if (key.revoked() != null) {
        return key;
      }
      KeyRows.revoke(handle, id, ControlStore.nextVersion(handle));
      Key now = known(handle, scope, id);
      audit(handle, actor, "key.revoke", key, now);
      return now;
    });
  }

  @Override
  public NewKey rotate(
      Actor actor, Scope scope, String id, Duration overlap, @Nullable Instant expires) {
    return store.change(handle -> {
      Key old = known(handle, scope, id);
      requireRotatable(old);
      NewKey created = insert(handle, successor(old, expires), id);
      Instant end = clock.instant().plus(overlap);
      if (old.expires() == null || end.isBefore(old.expires())) {
        KeyRows.expire(handle, id, end, ControlStore.nextVersion(handle));
      }
      audit(handle, actor, "key.rotate", old, known(handle, scope, id));
      audit(handle, actor, "key.create", null, created.shown());
      return created;
    });
  }

  private void requireRotatable(Key key) {
    if (key.operator()) {
      throw Problems.conflict(
          "the key '" + key.id() + "' comes from the bootstrap key file",
          "put another key into the file, restart, and revoke this one");
    }
    if (key.revoked() != null || key.expires() != null && !key.expires().isAfter(clock.instant())) {
      throw Problems.conflict(
          "the key '" + key.id() + "' is revoked or expired", "create a new key instead");
    }
  }

  private KeyDraft successor(Key old, @Nullable Instant expires) {
    Instant end = expires;
    if (end == null && old.expires() != null) {
      end = clock.instant().plus(Duration.between(old.created(), old.expires()));
    }
    Role role = Role.ofWireName(old.role());
    return new KeyDraft(old.tenant(), role, old.label(), old.origins(), end);
  }

  private static NewKey insert(Handle handle, KeyDraft draft, @Nullable String replaces) {
    ApiKey key = ApiKey.generate();
    KeyRows.insert(handle, key, draft, replaces, ControlStore.nextVersion(handle));
    return new NewKey(key.text(), KeyRows.find(handle, key.id()).orElseThrow());
  }

  /** A key of another tenant is as unknown as one that never was. */
  private static Key known(Handle handle, Scope scope, String id) {
    return KeyRows.find(handle, id)
        .filter(key -> scope.sees(key.tenant()))
        .orElseThrow(() ->
            Problems.notFound(
                "there is no key '" + Problems.shown(id) + "'", "GET /api/v1/keys lists them"));
  }

  private static void audit(
      Handle handle, Actor actor, String action, @Nullable Key before, Key after) {
    AuditLog.append(
        handle, actor, new AuditEntry(after.tenant(), action, after.id(), before, after));
  }
}
