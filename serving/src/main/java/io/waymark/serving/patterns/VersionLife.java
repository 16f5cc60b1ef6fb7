package io.waymark.serving.patterns;

import org.jspecify.annotations.Nullable;

/**
 * The life of one version.
 *
 * @param version from 1
 * @param stage where it is
 * @param share of the customers that it has as a canary, above 0 and up to 1
 * @param resumes the stage that it had before it was paused, or null
 * @param follows the version that was live before it, or null
 */
record VersionLife(
    int version, Stage stage, double share, @Nullable Stage resumes, @Nullable Integer follows) {

  static VersionLife begin(int version, Stage stage) {
    return new VersionLife(version, stage, 1, null, null);
  }

  VersionLife at(Stage next) {
    return new VersionLife(version, next, share, null, follows);
  }

  VersionLife canary(double of) {
    return new VersionLife(version, Stage.CANARY, of, null, follows);
  }

  VersionLife liveAfter(@Nullable Integer before) {
    return new VersionLife(version, Stage.LIVE, 1, null, before);
  }

  VersionLife paused() {
    return new VersionLife(version, Stage.PAUSED, share, stage, follows);
  }
}
