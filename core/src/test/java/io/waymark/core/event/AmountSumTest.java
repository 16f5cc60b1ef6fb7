package io.waymark.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AmountSumTest {

  @Test
  void addsExactlyBeyondSixtyFourBits() {
    Random random = new Random(3);
    AmountSum sum = new AmountSum();
    BigDecimal expected = BigDecimal.ZERO;
    for (int i = 0; i < 100_000; i++) {
      long amount = random.nextLong() >>> 1;
      sum.add(amount);
      expected = expected.add(Amount.toDecimal(amount));
    }
    assertThat(sum.toDecimal()).isEqualByComparingTo(expected);
    AmountSum doubled = new AmountSum();
    doubled.add(sum);
    doubled.add(sum);
    assertThat(doubled.toDecimal()).isEqualByComparingTo(expected.add(expected));
    PackedWriter out = new PackedWriter(8);
    doubled.write(out);
    assertThat(AmountSum.read(new PackedReader(out.toBytes()))).isEqualTo(doubled);
  }

  /** 2^63 ten-thousandths twice are 2^64: the carry into the upper half. */
  @Test
  void carriesIntoTheUpperHalfAndBack() {
    AmountSum sum = new AmountSum();
    sum.add(Long.MAX_VALUE);
    sum.add(Long.MAX_VALUE);
    sum.add(2);
    assertThat(sum.high()).isEqualTo(1);
    assertThat(sum.low()).isZero();
    assertThat(sum).hasToString("1844674407370955.1616");
    assertThat(sum.isZero()).isFalse();
  }

  @Test
  void equalSumsAreOneInASet() {
    AmountSum atOnce = new AmountSum();
    atOnce.add(30_000);
    AmountSum inParts = new AmountSum();
    inParts.add(10_000);
    inParts.add(20_000);
    AmountSum other = new AmountSum();
    other.add(30_001);
    assertThat(new HashSet<>(List.of(atOnce, other))).contains(inParts);
    assertThat(inParts).isNotEqualTo(other).isNotEqualTo("3.0000");
  }

  @Test
  void neverMixesCurrencies() {
    AmountByCurrency amounts = new AmountByCurrency();
    amounts.add("EUR", 10_000);
    amounts.add("USD", 20_000);
    amounts.add("EUR", 5_000);
    amounts.add("GBP", 0);
    assertThat(amounts.sums().toString()).isEqualTo("{EUR=1.5000, USD=2.0000}");
  }
}
