package io.waymark.core.pattern.expression;

import io.waymark.core.event.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Arithmetic with ten-thousandths. What is absent, too large or divided by zero is {@link #ABSENT},
 * and every comparison with it is false but {@code !=}.
 */
final class Decimals {
  /** No number. */
  static final long ABSENT = Long.MIN_VALUE;

  private static final int MAX_DIGITS = 40;

  private Decimals() {}

  static long add(long a, long b) {
    long sum = a + b;
    boolean overflows = ((a ^ sum) & (b ^ sum)) < 0;
    return a == ABSENT || b == ABSENT || overflows ? ABSENT : sum;
  }

  static long subtract(long a, long b) {
    return a == ABSENT || b == ABSENT ? ABSENT : add(a, -b);
  }

  /** The product of ten-thousandths and a factor in ten-thousandths. */
  static long multiply(long a, long b) {
    if (a == ABSENT || b == ABSENT) {
      return ABSENT;
    }
    if (Math.abs(a) < Integer.MAX_VALUE
        && Math.abs(b) < Integer.MAX_VALUE
        && a * b % Amount.UNIT == 0) {
      return a * b / Amount.UNIT;
    }
    BigDecimal product = BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b));
    return inRange(product.divide(BigDecimal.valueOf(Amount.UNIT), 0, RoundingMode.HALF_EVEN));
  }

  static long divide(long a, long b) {
    if (a == ABSENT || b == ABSENT || b == 0) {
      return ABSENT;
    }
    BigDecimal scaled = BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(Amount.UNIT));
    return inRange(scaled.divide(BigDecimal.valueOf(b), 0, RoundingMode.HALF_EVEN));
  }

  private static long inRange(BigDecimal value) {
    return value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? ABSENT
        : value.longValueExact();
  }

  /** The ten-thousandths in a decimal number, or {@link #ABSENT} where the text is none. */
  static long parse(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS || !startsLikeNumber(text)) {
      return ABSENT;
    }
    try {
      BigDecimal value = new BigDecimal(text);
      if (Math.abs((long) value.precision() - value.scale()) > MAX_DIGITS) {
        return value.signum() == 0 || value.scale() > 0 ? 0 : ABSENT;
      }
      return inRange(value.movePointRight(Amount.SCALE).setScale(0, RoundingMode.HALF_EVEN));
    } catch (NumberFormatException e) {
      return ABSENT;
    }
  }

  private static boolean startsLikeNumber(String text) {
    char c = text.charAt(0);
    return c >= '0' && c <= '9' || c == '-' && text.length() > 1;
  }
}
