package io.waymark.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.math.BigDecimal;
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
