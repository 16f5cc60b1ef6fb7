package io.waymark.core.pattern.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConversionTest {

  private static void people(
      Conversion conversion, int many, boolean matched, int events, int converted) {
    for (int i = 0; i < many; i++) {
      conversion.count(matched, events, i < converted);
    }
  }

  /**
   * Worked by hand: 10 with few events matched and 5 converted; of 40 like them 4 did. 30 with many
   * events matched and 24 converted; of 10 like them 6 did. Rate 29/40; baseline (10 x 4/40 + 30 x
   * 6/10) / 40 = 19/40. Ten who matched with 100 events have nobody to be compared with.
   */
  @Test
  void comparesPeopleWhoAreAlike() {
    Conversion conversion = new Conversion();
    people(conversion, 10, true, 2, 5);
    people(conversion, 40, false, 3, 4);
    people(conversion, 30, true, 9, 24);
    people(conversion, 10, false, 15, 6);
    people(conversion, 10, true, 100, 10);
    Conversion.Result result = conversion.result();
    assertThat(result.matched()).isEqualTo(40);
    assertThat(result.others()).isEqualTo(50);
    assertThat(result.rate()).isEqualTo(29 / 40.0, within(1e-12));
    assertThat(result.baseline()).isEqualTo(19 / 40.0, within(1e-12));
  }

  @Test
  void nobodyGivesNothing() {
    assertThat(new Conversion().result()).isEqualTo(new Conversion.Result(0, 0, 0, 0));
  }
}
