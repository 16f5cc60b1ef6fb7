package io.waymark.core.pattern;

import io.waymark.core.hash.SplitMix64;

/**
 * A share of the customers: those whose point lies in {@code [from, to)}. A customer's point in a
 * pattern never changes, so two shares side by side divide the customers between two versions.
 *
 * @param from from 0
 * @param to up to 1
 */
public record Share(double from, double to) {
  /** Everybody. */
  public static final Share ALL = new Share(0, 1);

  private static final long SEED = 0x9E3779B97F4A7C15L;
  private static final double STEPS = 1L << 53;

  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException if they are not in order between 0 and 1
   */
  public Share {
    if (!(from >= 0 && from < to && to <= 1)) {
      throw new IllegalArgumentException(
          "the share [" + from + ", " + to + ") is empty or not between 0 and 1");
    }
  }

  /** Whether the person belongs to it. */
  public boolean takes(String pattern, String person) {
    if (from == 0 && to == 1) {
      return true;
    }
    double point = point(pattern, person);
    return point >= from && point < to;
  }

  /** A person's point: another one in each pattern, so that canaries do not hit the same people. */
  static double point(String pattern, String person) {
    return (SplitMix64.mix(SplitMix64.text(person, SplitMix64.text(pattern, SEED))) >>> 11) / STEPS;
  }
}
