package io.waymark.bench.line;

/**
 * The traffic of a shop of middle size.
 *
 * @param events lines to write, repeats among them
 * @param days event time that they span
 * @param people customers and visitors together
 * @param seed everything follows from it
 */
record TrafficSettings(long events, int days, int people, long seed) {
  private static final long MAX_EVENTS = 100_000_000;
  private static final int MAX_DAYS = 31;
  private static final int MAX_PEOPLE = 10_000_000;

  TrafficSettings {
    require("events", events, MAX_EVENTS);
    require("days", days, MAX_DAYS);
    require("customers", people, MAX_PEOPLE);
  }

  private static void require(String name, long value, long limit) {
    if (value < 1 || value > limit) {
      throw new IllegalArgumentException(
          "--" + name + " " + value + " is not between 1 and " + limit);
    }
  }
}
