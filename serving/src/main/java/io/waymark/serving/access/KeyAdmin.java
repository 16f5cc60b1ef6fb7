package io.waymark.serving.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with keys. Refusals are problems: 403, 404, 409. */
interface KeyAdmin {

  /** Creates one. */
  NewKey create(Actor actor, KeyDraft draft);

  /** A page and one more, newest first; an empty tenant stands for all. */
  List<Key> page(String tenant, Page page);

  /** One that may be seen. */
  Key get(Scope scope, String id);

  /** Takes a key back; a key that is revoked already stays as it is. */
  Key revoke(Actor actor, Scope scope, String id);

  /**
   * Makes a key with the same rights and ends the old one after a while, in which both work.
   *
   * @param overlap how long both work
   * @param expires end of the new key, or null for a life as long as the old one's
   */
  NewKey rotate(Actor actor, Scope scope, String id, Duration overlap, @Nullable Instant expires);
}
