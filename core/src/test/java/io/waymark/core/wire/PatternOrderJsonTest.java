package io.waymark.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.pattern.PatternOrder.Mode;
import io.waymark.core.pattern.PatternOrder.OnOff;
import io.waymark.core.pattern.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternOrderJsonTest {
  private static final String GOOD =
      "{\"definition\":\"{\\\"id\\\":\\\"a\\\"}\",\"mode\":\"canary\",\"share_from\":0.0,"
          + "\"share_to\":0.1,\"on_off\":\"drop\"}";

  @Test
  void readsAndWrites() {
    PatternOrder order =
        new PatternOrder("{\"id\":\"a\"}", Mode.CANARY, new Share(0, 0.1), OnOff.DROP);
    assertThat(PatternOrderJson.parse(GOOD)).isEqualTo(order);
    assertThat(PatternOrderJson.text(order)).isEqualTo(GOOD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "canary | later | mode \"later\" is not known",
        "0.1 | 1.1 | not between 0 and 1",
        "\"share_from\":0.0 | \"share_from\":\"0\" | share_from is no BigDecimal",
        ",\"on_off\":\"drop\" | '' | an order has the fields",
        "\"drop\" | \"drop\",\"more\":1 | an order has the fields"
      })
  void refusesWhatItDoesNotKnow(String part, String by, String said) {
    assertThatThrownBy(() -> PatternOrderJson.parse(GOOD.replace(part, by)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }
}
