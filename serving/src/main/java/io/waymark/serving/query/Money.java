package io.waymark.serving.query;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact amounts become cents here, at the edge, and nowhere else. */
public final class Money {

  private static final int CENTS = 2;

  private Money() {}

  /** The amount to the cent, half to even. */
  public static BigDecimal shown(BigDecimal exact) {
    return exact.setScale(CENTS, RoundingMode.HALF_EVEN);
  }
}
