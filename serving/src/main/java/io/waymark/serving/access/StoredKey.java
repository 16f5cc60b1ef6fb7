package io.waymark.serving.access;

import io.waymark.serving.http.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as the control store knows it.
 *
 * @param caller whom it stands for
 * @param hash SHA-256 of the secret
 * @param expires end of its life, or null for none
 * @param revoked when it was taken back or its tenant disabled, or null
 * @param version number of the last change of the key or its tenant
 */
public record StoredKey(
    Caller caller,
    byte[] hash,
    @Nullable Instant expires,
    @Nullable Instant revoked,
    long version) {

  boolean isAlive(Instant now) {
    return revoked == null && (expires == null || now.isBefore(expires));
  }

  StoredKey orNewer(StoredKey other) {
    return other.version > version ? other : this;
  }
}
