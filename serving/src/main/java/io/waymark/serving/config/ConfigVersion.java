package io.waymark.serving.config;

import io.waymark.core.hash.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a tenant's configuration.
 *
 * @param version from 1; 0 is what comes with the program
 * @param effectiveFrom event time in milliseconds from which it decides; 0 for always
 * @param sha256 of the payload, hexadecimal
 * @param payload the document as canonical JSON
 * @param created when it was applied; null for version 0
 * @param createdBy public half of the key that applied it
 * @param supersededBy the version that left it nothing to decide, or null
 */
record ConfigVersion(
    long version,
    long effectiveFrom,
    String sha256,
    String payload,
    @Nullable Instant created,
    @Nullable String createdBy,
    @Nullable Long supersededBy) {

  /** What comes with the program: an empty document. */
  static final ConfigVersion SHIPPED =
      new ConfigVersion(0, 0, Sha256.hex("{}"), "{}", null, null, null);
}
