package io.waymark.core.event;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Exact amounts of money: a count of ten-thousandths of the currency unit in a {@code long}.
 *
 * <p>Range of one amount: 0 to {@value #MAX} ten-thousandths (999,999,999.9999). Sums are kept in
 * {@link AmountSum}.
 */
public final class Amount {

  /** Decimal places kept. */
  public static final int SCALE = 4;

  /** One currency unit. */
  public static final long UNIT = 10_000;

  /** The largest single amount that an event may carry. */
  public static final long MAX = 999_999_999L * UNIT + 9_999;

  /** Answer of {@link #parse} for a number above {@link #MAX}. */
  public static final long TOO_LARGE = -2;

  /** Answer of {@link #parse} for a number below zero. */
  public static final long NEGATIVE = -1;

  private static final int MAX_EXPONENT = 30;

  private Amount() {}

  /**
   * Reads a JSON number without passing through a double. More than four places are rounded half to
   * even.
   *
   * @return ten-thousandths, {@link #NEGATIVE} or {@link #TOO_LARGE}
   * @throws NumberFormatException if the text is no decimal number
   */
  public static long parse(CharSequence text) {
    long plain = parsePlain(text);
    return plain == Long.MIN_VALUE ? parseAny(text.toString()) : plain;
  }

  /**
   * The usual case, up to 9 digits before and 4 after the point; {@code Long.MIN_VALUE} for all
   * else.
   */
  private static long parsePlain(CharSequence text) {
    int length = text.length();
    if (length == 0 || length > 14) {
      return Long.MIN_VALUE;
    }
    long value = 0;
    int point = -1;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        value = value * 10 + (c - '0');
      } else if (c == '.' && point < 0 && i > 0) {
        point = i;
      } else {
        return Long.MIN_VALUE;
      }
    }
    int places = point < 0 ? 0 : length - point - 1;
    int whole = point < 0 ? length : point;
    if (places > SCALE || whole > 9 || point == length - 1) {
      return Long.MIN_VALUE;
    }
    for (int i = places; i < SCALE; i++) {
      value *= 10;
    }
    return value;
  }

  private static long parseAny(String text) {
    BigDecimal value = new BigDecimal(text);
    if (value.signum() == 0) {
      return 0;
    }
    if (value.signum() < 0) {
      return NEGATIVE;
    }
    // Bounded before rounding: 1e999999999 must not be written out in full.
    if ((long) value.precision() - value.scale() > MAX_EXPONENT) {
      return TOO_LARGE;
    }
    BigDecimal scaled = value.setScale(SCALE, RoundingMode.HALF_EVEN).movePointRight(SCALE);
    return scaled.compareTo(BigDecimal.valueOf(MAX)) > 0 ? TOO_LARGE : scaled.longValueExact();
  }

  /** The amount as a decimal with four places. */
  public static BigDecimal toDecimal(long amount) {
    return BigDecimal.valueOf(amount, SCALE);
  }
}
