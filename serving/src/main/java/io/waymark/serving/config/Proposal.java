package io.waymark.serving.config;

import java.util.List;
import java.util.Map;

/**
 * A document that could be applied.
 *
 * @param base the version that was applied last
 * @param effectiveFrom from when on it would decide
 * @param document its fields
 * @param payload the same as canonical JSON
 * @param sha256 of the payload
 * @param changes against the base
 */
record Proposal(
    ConfigVersion base,
    EffectiveFrom effectiveFrom,
    Map<String, Object> document,
    String payload,
    String sha256,
    List<Change> changes) {

  /** Whether it would be another version, and not what is there already. */
  boolean isChange() {
    boolean same = sha256.equals(base.sha256());
    return !same || effectiveFrom.millis() < base.effectiveFrom();
  }

  /** The version that it would be. */
  long version() {
    return isChange() ? base.version() + 1 : base.version();
  }
}
