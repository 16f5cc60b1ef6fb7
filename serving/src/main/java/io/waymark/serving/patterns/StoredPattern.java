package io.waymark.serving.patterns;

import io.waymark.serving.http.Problems;
import java.time.Instant;
import java.util.List;

/**
 * A pattern as the control store has it.
 *
 * @param id within its tenant
 * @param created when its first version was written
 * @param versions all of them, in order; none of a pattern that was removed is left out
 */
record StoredPattern(String id, Instant created, List<StoredVersion> versions) {

  private static final List<Stage> LEADING =
      List.of(Stage.LIVE, Stage.CANARY, Stage.SHADOW, Stage.PAUSED);

  StoredPattern {
    versions = List.copyOf(versions);
  }

  PatternLife life() {
    return new PatternLife(versions.stream().map(StoredVersion::life).toList());
  }

  StoredVersion newest() {
    return versions.get(versions.size() - 1);
  }

  StoredVersion version(int version) {
    return versions.stream()
        .filter(each -> each.version() == version)
        .findFirst()
        .orElseThrow(() ->
            Problems.notFound(
                "the pattern '" + id + "' has no version " + version,
                "the newest is " + newest().version()));
  }

  /** Whether any version ever ran. */
  boolean wasOrdered() {
    return versions.stream().anyMatch(version -> version.orders() > 0);
  }

  /** The version that says what becomes of the pattern now: the live one, else what comes next. */
  StoredVersion leading() {
    return version(life().first(LEADING).map(VersionLife::version).orElse(newest().version()));
  }

  StoredPattern at(PatternLife life, Instant now) {
    return new StoredPattern(
        id,
        created,
        versions.stream().map(each -> each.at(life.get(each.version()), now)).toList());
  }
}
