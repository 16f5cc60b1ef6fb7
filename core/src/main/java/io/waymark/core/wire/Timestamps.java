package io.waymark.core.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;

/** RFC 3339 times to milliseconds. */
public final class Timestamps {
  private static final long MS_PER_DAY = 86_400_000L;

  private Timestamps() {}

  /**
   * Milliseconds since the epoch.
   *
   * @param field the field's name, for the refusal
   * @throws RefusedException {@code bad_ts} if the text is no time with a zone
   */
  public static long parse(String field, String text) {
    long fast = parseUtc(text);
    return fast == Long.MIN_VALUE ? parseAny(field, text) : fast;
  }

  /** {@code 2026-11-01T10:20:30Z} with or without up to three decimals; MIN_VALUE for all else. */
  private static long parseUtc(String t) {
    int n = t.length();
    if (n < 20 || n > 24 || n == 21 || t.charAt(n - 1) != 'Z' || !hasSeparators(t)) {
      return Long.MIN_VALUE;
    }
    int millis = n == 20 ? 0 : digits(t, 20, n - 1) * (n == 24 ? 1 : n == 23 ? 10 : 100);
    int year = digits(t, 0, 4);
    int month = digits(t, 5, 7);
    int day = digits(t, 8, 10);
    int hour = digits(t, 11, 13);
    int minute = digits(t, 14, 16);
    int second = digits(t, 17, 19);
    if ((year | month | day | hour | minute | second | millis) < 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return Long.MIN_VALUE;
    }
    if (month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return Long.MIN_VALUE;
    }
    return LocalDate.of(year, month, day).toEpochDay() * MS_PER_DAY
        + ((hour * 60L + minute) * 60 + second) * 1000
        + millis;
  }

  private static boolean hasSeparators(String t) {
    return t.charAt(4) == '-'
        && t.charAt(7) == '-'
        && t.charAt(10) == 'T'
        && t.charAt(13) == ':'
        && t.charAt(16) == ':'
        && (t.length() == 20 || t.charAt(19) == '.');
  }

  private static int digits(String t, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = t.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1_000_000;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static long parseAny(String field, String text) {
    try {
      return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw RefusedException.of(
          RejectReason.BAD_TS,
          field,
          text,
          "is no RFC 3339 time such as 2026-11-01T10:20:30Z and no number of milliseconds");
    }
  }
}
