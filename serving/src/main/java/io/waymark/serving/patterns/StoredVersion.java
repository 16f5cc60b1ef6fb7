package io.waymark.serving.patterns;

import java.time.Instant;

/**
 * A version as the control store has it.
 *
 * @param life where it is in its life
 * @param definition canonical JSON
 * @param orders how many orders about it went to the job
 * @param created when it was written
 * @param createdBy public half of the key that wrote it
 * @param changed when its stage last changed
 */
record StoredVersion(
    VersionLife life,
    String definition,
    long orders,
    Instant created,
    String createdBy,
    Instant changed) {

  int version() {
    return life.version();
  }

  StoredVersion at(VersionLife next, Instant now) {
    return next.equals(life)
        ? this
        : new StoredVersion(next, definition, orders, created, createdBy, now);
  }

  StoredVersion ordered() {
    return new StoredVersion(life, definition, orders + 1, created, createdBy, changed);
  }
}
