package io.waymark.core.pattern.automaton;

import java.util.Arrays;

/**
 * Whether an edge may be used: a formula over the conditions of the steps, as alternatives of
 * conditions that hold and conditions that do not.
 */
final class Guard {
  /** Always. */
  static final Guard ALWAYS = new Guard(new long[] {0}, new long[] {0});

  private static final Guard NEVER = new Guard(new long[0], new long[0]);

  /** By alternative the conditions that have to hold, a bit each. */
  private final long[] holding;

  /** By alternative those that must not. */
  private final long[] failing;

  /** All that it asks, a bit each. */
  final long conditions;

  private Guard(long[] holding, long[] failing) {
    this.holding = holding;
    this.failing = failing;
    long all = 0;
    for (int i = 0; i < holding.length; i++) {
      all |= holding[i] | failing[i];
    }
    this.conditions = all;
  }

  static Guard holds(int condition) {
    return new Guard(new long[] {1L << condition}, new long[] {0});
  }

  /**
   * Whether it is so.
   *
   * @param truths the conditions that hold, a bit each; those of {@link #conditions} matter
   */
  boolean opens(long truths) {
    for (int i = 0; i < holding.length; i++) {
      if ((truths & holding[i]) == holding[i] && (truths & failing[i]) == 0) {
        return true;
      }
    }
    return false;
  }

  /** In every alternative something is otherwise (De Morgan). */
  Guard negate() {
    Guard negated = ALWAYS;
    for (int i = 0; i < holding.length; i++) {
      Guard otherwise = NEVER;
      for (long left = holding[i]; left != 0; left &= left - 1) {
        otherwise = otherwise.or(0, Long.lowestOneBit(left));
      }
      for (long left = failing[i]; left != 0; left &= left - 1) {
        otherwise = otherwise.or(Long.lowestOneBit(left), 0);
      }
      negated = negated.and(otherwise);
    }
    return negated;
  }

  Guard and(Guard other) {
    Guard both = NEVER;
    for (int i = 0; i < holding.length; i++) {
      for (int j = 0; j < other.holding.length; j++) {
        both = both.or(holding[i] | other.holding[j], failing[i] | other.failing[j]);
      }
    }
    return both;
  }

  private Guard or(long moreHolding, long moreFailing) {
    if ((moreHolding & moreFailing) != 0) {
      return this; // That can never be.
    }
    long[] h = Arrays.copyOf(holding, holding.length + 1);
    long[] f = Arrays.copyOf(failing, failing.length + 1);
    h[holding.length] = moreHolding;
    f[failing.length] = moreFailing;
    return new Guard(h, f);
  }
}
