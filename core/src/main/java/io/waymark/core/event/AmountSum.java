package io.waymark.core.event;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact sum of amounts, 128 bits of ten-thousandths: the range of ClickHouse's Decimal(38, 4)
 * cannot be left by adding {@link Amount}s.
 */
public final class AmountSum {
  private long high;
  private long low;

  /** Adds an amount in ten-thousandths. */
  public void add(long amount) {
    add(amount >> 63, amount);
  }

  /** Adds another sum. */
  public void add(AmountSum other) {
    add(other.high, other.low);
  }

  private void add(long otherHigh, long otherLow) {
    long sum = low + otherLow;
    high += otherHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    low = sum;
  }

  /** Upper 64 bits of the two's complement. */
  public long high() {
    return high;
  }

  /** Lower 64 bits of the two's complement. */
  public long low() {
    return low;
  }

  /** Whether the sum is zero. */
  public boolean isZero() {
    return (high | low) == 0;
  }

  /** The sum as a decimal with four places. */
  public BigDecimal toDecimal() {
    BigInteger unsignedLow = new BigInteger(Long.toUnsignedString(low));
    BigInteger unscaled = BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    return new BigDecimal(unscaled, Amount.SCALE);
  }

  /** Writes the binary form. */
  public void write(PackedWriter out) {
    out.writeLong(high);
    out.writeUnsigned(low);
  }

  /** Reads the binary form. */
  public static AmountSum read(PackedReader in) {
    AmountSum sum = new AmountSum();
    sum.high = in.readLong();
    sum.low = in.readUnsigned();
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AmountSum sum && sum.high == high && sum.low == low;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(high * 31 + low);
  }

  @Override
  public String toString() {
    return toDecimal().toPlainString();
  }
}
