package io.waymark.sandbox.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/**
 * Times as files write them. Without a zone they are UTC, without a time of day midnight.
 *
 * <p>Known without a pattern: ISO dates and times (with {@code T} or a space, with or without
 * seconds, fraction, zone), {@code yyyyMMdd}, seconds since the epoch (10 digits, a fraction
 * allowed) and milliseconds (13 digits).
 */
final class EventTimes {

  /** Answer for a text that is no time. */
  static final long NONE = Long.MIN_VALUE;

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][ ]HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .optionalStart()
          .appendPattern("[ ]")
          .appendPattern("[XXX][X]")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(java.util.Locale.ROOT);

  private final DateTimeFormatter pattern;
  private final boolean numbers;

  private EventTimes(DateTimeFormatter pattern, boolean numbers) {
    this.pattern = pattern;
    this.numbers = numbers;
  }

  /** The times described above. */
  static EventTimes known() {
    return new EventTimes(ISO, true);
  }

  /** Times of one {@link DateTimeFormatter} pattern. */
  static EventTimes ofPattern(String pattern) {
    try {
      return new EventTimes(DateTimeFormatter.ofPattern(pattern, java.util.Locale.ROOT), false);
    } catch (IllegalArgumentException e) {
      throw new ReplayException(
          "time pattern '%s' cannot be read (%s): write it like 'M/d/yy H:mm'"
              .formatted(pattern, e.getMessage()),
          e);
    }
  }

  /** Milliseconds since the epoch, or {@link #NONE}. */
  long parse(String text) {
    try {
      return numbers && isNumber(text) ? ofNumber(text) : ofText(text);
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return NONE;
    }
  }

  private static boolean isNumber(String text) {
    if (text.isEmpty()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static long ofNumber(String text) {
    int point = text.indexOf('.');
    int whole = point < 0 ? text.length() : point;
    return switch (whole) {
      case 8 -> LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay() * 86_400_000;
      case 10 -> new java.math.BigDecimal(text).movePointRight(3).longValue();
      case 13 -> Long.parseLong(text.substring(0, whole));
      default -> NONE;
    };
  }

  private long ofText(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    TemporalAccessor parsed = pattern.parse(text);
    if (parsed.query(TemporalQueries.localTime()) == null) {
      return LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }
    Instant instant =
        parsed.isSupported(ChronoField.OFFSET_SECONDS)
            ? OffsetDateTime.from(parsed).toInstant()
            : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    return instant.toEpochMilli();
  }
}
