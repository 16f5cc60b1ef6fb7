package io.waymark.serving.access;

import io.waymark.serving.http.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers keys, so that a request costs no question to the store and a store that is away for a
 * minute does not turn away those who were already let in. The changes of all keys are fetched
 * again and again ({@link #refresh}): as long as that works, what is remembered stays good and a
 * revoked key ends within one round. Where it does not, each key is asked for again.
 */
public final class KeyMemory {

  private static final int MAX_REMEMBERED = 50_000;
  private static final long NEVER = -1;

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
  private long seen = NEVER;
  private volatile Instant confirmed = Instant.MIN;
  private volatile Set<String> origins = Set.of();

  /**
   * A memory of that store.
   *
   * @param fresh how long a key is used without asking, after it or its changes were asked for
   * @param stale how long it is used while the store is away
   */
  public KeyMemory(KeyStore store, Clock clock, Duration fresh, Duration stale) {
    this.store = store;
    this.clock = clock;
    this.fresh = fresh;
    this.stale = stale;
  }

  /**
   * Fetches what changed since the last time.
   *
   * @throws Unavailable where the store cannot be asked
   */
  public synchronized void refresh() {
    Instant asked = clock.instant();
    KeyChanges changes = store.changesAfter(seen);
    if (changes.version() != seen) {
      if (seen == NEVER) {
        // A key that was remembered before may have changed between that and this question.
        remembered.clear();
      }
      changes.keys().forEach(key -> remember(key, asked));
      origins = changes.origins();
      seen = changes.version();
    }
    confirmed = asked;
  }

  /** Whether a living key allows that web origin, given in lower case. */
  public boolean allowsOrigin(String origin) {
    return origins.contains(origin);
  }

  Optional<StoredKey> find(String id) {
    Instant now = clock.instant();
    Remembered known = remembered.get(id);
    if (known != null && isWithin(fresh, known, now)) {
      return Optional.of(known.key());
    }
    try {
      Optional<StoredKey> stored = store.find(id).map(key -> remember(key, now));
      if (stored.isEmpty()) {
        remembered.remove(id);
      }
      return stored;
    } catch (Unavailable e) {
      if (known != null && isWithin(stale, known, now)) {
        return Optional.of(known.key());
      }
      throw e;
    }
  }

  private boolean isWithin(Duration limit, Remembered known, Instant now) {
    Instant good = known.asked().isBefore(confirmed) ? confirmed : known.asked();
    return now.isBefore(good.plus(limit));
  }

  /** An answer on its way may be older than a change that came meanwhile. */
  private StoredKey remember(StoredKey key, Instant asked) {
    return remembered
        .merge(
            key.caller().keyId(),
            new Remembered(key, asked),
            (old, given) -> new Remembered(old.key().orNewer(given.key()), asked))
        .key();
  }
}
