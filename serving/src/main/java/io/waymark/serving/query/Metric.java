package io.waymark.serving.query;

import java.util.Locale;

/** Definitions of figures. A version counts up where the same events would give other figures. */
public enum Metric {
  /** Events, persons, conversions and money of a range. */
  SUMMARY(1),
  /** Conversions by channel over time. */
  CHANNEL_CONVERSIONS(1),
  /** What one person did. */
  BEHAVIOR(1),
  /** What one order brought in, gross and net. */
  ORDER(1),
  /** Rows stored and their rate of arrival. */
  PULSE(1),
  /** Matches and dead ends of a pattern, each with the version of the pattern that found it. */
  PATTERN_FINDINGS(1),
  /** How many of them there were by day. */
  PATTERN_STATS(1);

  private final int version;

  Metric(int version) {
    this.version = version;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  int version() {
    return version;
  }
}
