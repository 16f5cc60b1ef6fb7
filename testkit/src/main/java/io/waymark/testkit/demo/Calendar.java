package io.waymark.testkit.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Map;

/** Weeks, seasons and holidays of the shop. */
final class Calendar {

  /** Share of each weekday against the mean, Monday first. */
  private static final double[] WEEKDAYS = {1.06, 1.08, 1.05, 1.06, 1.00, 0.86, 0.89};

  /** Each month against the mean, January first. */
  private static final double[] MONTHS = {
    0.90, 0.96, 0.97, 0.97, 0.98, 1.00, 0.95, 0.96, 0.96, 0.99, 1.12, 1.24
  };

  private static final Map<MonthDay, String> FIXED =
      Map.of(
          MonthDay.of(1, 1), "new_year",
          MonthDay.of(5, 1), "labour_day",
          MonthDay.of(12, 25), "christmas",
          MonthDay.of(12, 26), "second_christmas_day");

  /** Hours from midnight UTC; nights are quiet. */
  private static final double[] HOURS =
      Chance.cumulated(
          0.35, 0.2, 0.15, 0.1, 0.1, 0.2, 0.5, 1.0, 1.8, 2.4, 2.2, 2.2, 2.5, 2.3, 2.3, 2.2, 2.2,
          2.2, 2.3, 2.4, 2.4, 2.2, 1.3, 0.7);

  private Calendar() {}

  /** How much goes on that day against the mean: season, weekday and holidays. */
  static double activity(long epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    return WEEKDAYS[date.getDayOfWeek().getValue() - 1] * month(date) * holidayFactor(date);
  }

  /** Between the middles of two months the season is a straight line. */
  private static double month(LocalDate date) {
    double position = date.getMonthValue() - 1 + (date.getDayOfMonth() - 1) / 31.0 - 0.5;
    int before = Math.floorMod((int) Math.floor(position), 12);
    double part = position - Math.floor(position);
    return MONTHS[before] * (1 - part) + MONTHS[(before + 1) % 12] * part;
  }

  private static double holidayFactor(LocalDate date) {
    return switch (holiday(date)) {
      case "" -> 1;
      case "black_friday" -> 1.9;
      case "cyber_week" -> 1.35;
      case "summer_sale" -> 1.2;
      default -> 0.6;
    };
  }

  /** Name of the holiday or sale of that day, or empty. */
  static String holiday(LocalDate date) {
    String fixed = FIXED.get(MonthDay.from(date));
    if (fixed != null) {
      return fixed;
    }
    LocalDate friday = blackFriday(date.getYear());
    if (date.equals(friday)) {
      return "black_friday";
    }
    if (date.isAfter(friday.minusDays(5)) && date.isBefore(friday.plusDays(5))) {
      return "cyber_week";
    }
    boolean summer = date.getMonth() == Month.JULY && date.getDayOfMonth() <= 7;
    return summer ? "summer_sale" : "";
  }

  private static LocalDate blackFriday(int year) {
    LocalDate thanksgiving = LocalDate.of(year, 11, 1);
    while (thanksgiving.getDayOfWeek() != DayOfWeek.THURSDAY) {
      thanksgiving = thanksgiving.plusDays(1);
    }
    return thanksgiving.plusDays(22);
  }

  /** A time of day in milliseconds. */
  static long timeOfDay(Chance chance) {
    return chance.nextIndex(HOURS) * 3_600_000L + (long) (chance.nextDouble() * 3_600_000);
  }
}
