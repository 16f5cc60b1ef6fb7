package io.waymark.testkit.demo;

import java.time.Instant;

/**
 * Which shop, and for how long.
 *
 * @param seed everything that happens follows from it
 * @param days length of the history
 * @param customers people who become customers sooner or later; visitors come on top
 * @param end the first instant behind the history
 * @param anomalies whether outages and spikes happen
 * @param nullChannel name of a channel without any effect, or empty
 * @param spendFactor multiplies all spend, for experiments; 1 is the shop as it is
 */
public record DemoSettings(
    long seed,
    int days,
    int customers,
    Instant end,
    boolean anomalies,
    String nullChannel,
    double spendFactor) {

  /** Milliseconds of a day. */
  static final long DAY = 86_400_000;

  private static final int MAX_DAYS = 3_650;
  private static final int MAX_CUSTOMERS = 10_000_000;

  /** Checks the ranges. */
  public DemoSettings {
    require(days >= 1 && days <= MAX_DAYS, "days", days, MAX_DAYS);
    require(customers >= 1 && customers <= MAX_CUSTOMERS, "customers", customers, MAX_CUSTOMERS);
    if (!nullChannel.isEmpty()) {
      DemoChannel.ofName(nullChannel);
    }
  }

  private static void require(boolean holds, String name, long value, long limit) {
    if (!holds) {
      throw new IllegalArgumentException(name + " " + value + " is not between 1 and " + limit);
    }
  }

  /** A history of that size that ends there, with anomalies. */
  public static DemoSettings of(long seed, int days, int customers, Instant end) {
    return new DemoSettings(seed, days, customers, end, true, "", 1);
  }

  /** The first day in UTC, counted from the epoch. */
  long firstDay() {
    return Math.floorDiv(end.toEpochMilli() - 1, DAY) - days + 1;
  }

  /** The first instant of the history. */
  public Instant start() {
    return Instant.ofEpochMilli(firstDay() * DAY);
  }
}
