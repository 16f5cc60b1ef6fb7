package io.waymark.serving.query;

import io.waymark.serving.http.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ranges by word, in the tenant's time zone: {@code today}, {@code yesterday}, {@code this_week},
 * {@code last_month}, {@code last_7_days} and so on.
 */
final class DateWords {

  private static final Pattern LAST_N =
      Pattern.compile("last_([0-9]{1,4})_(hour|day|week|month)s?");
  private static final Pattern WHOLE = Pattern.compile("(this|last)_(week|month|quarter|year)");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "hour", ChronoUnit.HOURS,
          "day", ChronoUnit.DAYS,
          "week", ChronoUnit.WEEKS,
          "month", ChronoUnit.MONTHS);
  private static final int QUARTER = 3;
  private static final String HINT =
      "give today, yesterday, last_N_hours, last_N_days, last_N_weeks or last_N_months with N from"
          + " 1 to 1000, or this_ or last_ with week, month, quarter or year";
  private static final int MOST = 1_000;

  private final TenantView view;
  private final LocalDateTime now;
  private final LocalDate today;

  DateWords(TenantView view, Instant now) {
    this.view = view;
    this.now = LocalDateTime.ofInstant(now, view.zone());
    this.today = this.now.toLocalDate();
  }

  DateRange range(String word) {
    Matcher last = LAST_N.matcher(word);
    Matcher whole = WHOLE.matcher(word);
    if (word.equals("today")) {
      return days(today, today.plusDays(1));
    } else if (word.equals("yesterday")) {
      return days(today.minusDays(1), today);
    } else if (last.matches()) {
      return last(word, Integer.parseInt(last.group(1)), last.group(2));
    } else if (whole.matches()) {
      return whole(whole.group(2), whole.group(1).equals("last"));
    }
    throw unknown(word);
  }

  /** The last N units; the one under way is the last of them. */
  private DateRange last(String word, int count, String unit) {
    if (count < 1 || count > MOST) {
      throw unknown(word);
    }
    if (unit.equals("hour")) {
      LocalDateTime end = now.truncatedTo(ChronoUnit.HOURS).plusHours(1);
      Instant to = end.atZone(view.zone()).toInstant();
      return new DateRange(to.minus(count, ChronoUnit.HOURS), to);
    }
    LocalDate begin = begin(unit);
    ChronoUnit step = UNITS.getOrDefault(unit, ChronoUnit.DAYS);
    LocalDate end = begin.plus(1, step);
    return days(begin.minus(count - 1L, step), end);
  }

  private DateRange whole(String unit, boolean before) {
    LocalDate begin = begin(unit);
    LocalDate moved = before ? moved(begin, unit, -1) : begin;
    return days(moved, moved(moved, unit, 1));
  }

  private LocalDate begin(String unit) {
    return switch (unit) {
      case "week" -> today.with(TemporalAdjusters.previousOrSame(view.weekStart()));
      case "month" -> today.withDayOfMonth(1);
      case "quarter" -> today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % QUARTER);
      case "year" -> today.withDayOfYear(1);
      default -> today;
    };
  }

  private static LocalDate moved(LocalDate begin, String unit, int by) {
    return switch (unit) {
      case "week" -> begin.plusWeeks(by);
      case "month" -> begin.plusMonths(by);
      case "quarter" -> begin.plusMonths((long) QUARTER * by);
      default -> begin.plusYears(by);
    };
  }

  private DateRange days(LocalDate from, LocalDate to) {
    return new DateRange(
        from.atStartOfDay(view.zone()).toInstant(), to.atStartOfDay(view.zone()).toInstant());
  }

  private static RuntimeException unknown(String word) {
    return Problems.invalidParameter("range", "is '" + Problems.shown(word) + "'", HINT);
  }
}
