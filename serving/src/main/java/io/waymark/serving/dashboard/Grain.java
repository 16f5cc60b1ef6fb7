package io.waymark.serving.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Width of a point of a series. Weeks begin on Monday. */
enum Grain {
  HOUR(ChronoUnit.HOURS),
  DAY(ChronoUnit.DAYS),
  WEEK(ChronoUnit.WEEKS),
  MONTH(ChronoUnit.MONTHS);

  private final ChronoUnit unit;

  Grain(ChronoUnit unit) {
    this.unit = unit;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The beginning of the next point. */
  Instant next(Instant bucket, ZoneId zone) {
    return ZonedDateTime.ofInstant(bucket, zone).plus(1, unit).toInstant();
  }

  /** How many points lie between two beginnings, both included. */
  long points(Instant first, Instant last, ZoneId zone) {
    return unit.between(ZonedDateTime.ofInstant(first, zone), ZonedDateTime.ofInstant(last, zone))
        + 1;
  }
}
