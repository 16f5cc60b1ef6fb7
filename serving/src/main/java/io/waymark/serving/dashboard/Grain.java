package io.waymark.serving.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Width of a point of a series. Days, weeks and months are those of the tenant. */
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

  /**
   * The beginning of the next point. A day begins with its first instant, which is not midnight
   * where the clock is put forward then.
   */
  Instant next(Instant bucket, ZoneId zone) {
    return this == HOUR
        ? bucket.plus(1, unit)
        : LocalDate.ofInstant(bucket, zone).plus(1, unit).atStartOfDay(zone).toInstant();
  }

  /** How many points lie between two beginnings, both included. */
  long points(Instant first, Instant last, ZoneId zone) {
    return 1
        + (this == HOUR
            ? unit.between(first, last)
            : unit.between(LocalDate.ofInstant(first, zone), LocalDate.ofInstant(last, zone)));
  }
}
