package io.waymark.serving.patterns;

import java.util.Locale;
import java.util.Optional;

/** Where a version of a pattern is in its life. */
enum Stage {
  /** Written down, not checked. */
  DRAFT,
  /** A definition that can run and that the tenant can afford. */
  VALIDATED,
  /** Tried over history. */
  BACKTESTED,
  /** Runs and is counted; nobody is to act on it. */
  SHADOW,
  /** Runs for a share of the customers. */
  CANARY,
  /** Runs for everybody, or for those whom the canary leaves. */
  LIVE,
  /** Stopped for a while. */
  PAUSED,
  /** Stopped for good: what it followed is back. */
  ROLLED_BACK,
  /** Another version has taken its place. */
  REPLACED,
  /** The pattern is gone. */
  REMOVED;

  /** Whether the job runs it. */
  boolean runs() {
    return this == SHADOW || this == CANARY || this == LIVE;
  }

  /** The name in JSON and in the control store. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Stage ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The stage of that name, if a version can be promoted to it by hand. */
  static Optional<Stage> promotable(String name) {
    for (Stage stage : values()) {
      if (stage.wireName().equals(name) && (stage == VALIDATED || stage.runs())) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
