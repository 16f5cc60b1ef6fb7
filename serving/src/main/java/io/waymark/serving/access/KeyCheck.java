package io.waymark.serving.access;

import io.waymark.serving.http.Authenticator;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Unavailable;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Checks keys against the store and remembers the answers for a moment, so that a control store
 * that is away for a minute does not turn away those who were already let in.
 */
public final class KeyCheck implements Authenticator {

  private static final int MAX_REMEMBERED = 10_000;

  private record Remembered(StoredKey key, Instant asked) {}

  private final KeyStore store;
  private final Clock clock;
  private final Duration fresh;
  private final Duration stale;
  private final Map<String, Remembered> remembered =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
              return size() > MAX_REMEMBERED;
            }
          });

  /**
   * A check over that store.
   *
   * @param fresh how long an answer is used without asking again
   * @param stale how long it is used while the store is away
   */
  public KeyCheck(KeyStore store, Clock clock, Duration fresh, Duration stale) {
    this.store = store;
    this.clock = clock;
    this.fresh = fresh;
    this.stale = stale;
  }

  @Override
  public Caller authenticate(String authorization) {
    return SentKey.of(authorization)
        .flatMap(this::check)
        .orElseThrow(() -> Problems.unauthorized("the API key is unknown, expired or revoked"));
  }

  private Optional<Caller> check(ApiKey key) {
    Instant now = clock.instant();
    return find(key.id(), now)
        .filter(stored -> MessageDigest.isEqual(stored.hash(), key.hash()))
        .filter(stored -> stored.isAlive(now))
        .map(StoredKey::caller);
  }

  private Optional<StoredKey> find(String id, Instant now) {
    Remembered known = remembered.get(id);
    if (known != null && now.isBefore(known.asked().plus(fresh))) {
      return Optional.of(known.key());
    }
    try {
      Optional<StoredKey> stored = store.find(id);
      stored.ifPresentOrElse(
          key -> remembered.put(id, new Remembered(key, now)), () -> remembered.remove(id));
      return stored;
    } catch (Unavailable e) {
      if (known != null && now.isBefore(known.asked().plus(stale))) {
        return Optional.of(known.key());
      }
      throw e;
    }
  }
}
