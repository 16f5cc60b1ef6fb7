package io.waymark.serving.config;

import io.waymark.serving.query.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The event time from which a version decides.
 *
 * @param asked {@code always}, {@code now}, a date or an instant
 * @param millis event time; 0 for always
 */
record EffectiveFrom(String asked, long millis) {

  /** The parameter that says it. */
  static final String PARAMETER = "effective_from";

  static final String NOW = "now";
  static final String ALWAYS = "always";

  /** Until then every subtask of the job has the version, before its first event. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

  /**
   * Reads it; a date is its first instant in that zone.
   *
   * @throws io.waymark.serving.http.ProblemException 400 where it is none of them
   */
  static EffectiveFrom parse(String text, ZoneId zone, Clock clock) {
    return switch (text) {
      case NOW -> new EffectiveFrom(NOW, clock.instant().plus(ON_ITS_WAY).toEpochMilli());
      case ALWAYS -> new EffectiveFrom(ALWAYS, 0);
      default -> new EffectiveFrom(text, Times.parse(PARAMETER, text, zone).toEpochMilli());
    };
  }

  boolean isNow() {
    return asked.equals(NOW);
  }

  Instant instant() {
    return Instant.ofEpochMilli(millis);
  }

  /** As answers show it. */
  static String shown(long millis) {
    return millis == 0 ? ALWAYS : Instant.ofEpochMilli(millis).toString();
  }
}
