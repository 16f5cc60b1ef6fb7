package io.waymark.serving.access;

import io.waymark.serving.http.Authenticator;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Problems;
import java.security.MessageDigest;
import java.time.Clock;

/**
 * Turns a key into its caller. A key that is unknown, forged, expired or revoked gets the same
 * answer after the same work, which tells nobody what exists.
 */
public final class KeyCheck implements Authenticator {

  private static final byte[] NO_HASH = new byte[32];

  private final KeyMemory memory;
  private final Clock clock;

  /** A check over that memory. */
  public KeyCheck(KeyMemory memory, Clock clock) {
    this.memory = memory;
    this.clock = clock;
  }

  @Override
  public Caller authenticate(String authorization) {
    ApiKey key = SentKey.of(authorization).orElseThrow(KeyCheck::nobody);
    StoredKey stored = memory.find(key.id()).orElse(null);
    boolean same = MessageDigest.isEqual(stored == null ? NO_HASH : stored.hash(), key.hash());
    if (stored == null || !same || !stored.isAlive(clock.instant())) {
      throw nobody();
    }
    return stored.caller();
  }

  private static RuntimeException nobody() {
    return Problems.unauthorized("the API key is unknown, expired or revoked");
  }
}
