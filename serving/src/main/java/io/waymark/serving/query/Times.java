package io.waymark.serving.query;

import io.waymark.serving.http.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in requests and in bound parameters. */
public final class Times {

  /** Before every event. */
  public static final Instant BEGINNING = Instant.EPOCH;

  /** After every event. */
  public static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  private static final DateTimeFormatter BOUND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private Times() {}

  /** A date ({@code 2026-11-01}, its first instant in that zone) or an RFC 3339 instant. */
  public static Instant parse(String parameter, String text, ZoneId zone) {
    try {
      Instant time =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      if (!time.isBefore(BEGINNING) && !time.isAfter(END)) {
        return time;
      }
    } catch (DateTimeException e) {
      // Answered below, like a time out of bounds.
    }
    throw Problems.invalidParameter(
        parameter,
        "is '" + Problems.shown(text) + "'",
        "give a date like 2026-11-01 or an instant like 2026-11-01T10:00:00Z, from 1970 to 2200");
  }

  /** The time as a bound DateTime64 parameter. */
  public static String bound(Instant time) {
    return BOUND.format(time);
  }
}
