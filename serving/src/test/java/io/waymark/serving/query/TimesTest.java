package io.waymark.serving.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.serving.http.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-01, 2026-11-01T00:00:00Z",
    "2026-11-01T10:00:00Z, 2026-11-01T10:00:00Z",
    "2026-11-01T10:00:00.5+02:00, 2026-11-01T08:00:00.5Z"
  })
  void datesAndInstantsAreRead(String text, Instant time) {
    assertThat(Times.parse("from", text, ZoneOffset.UTC)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-13-01",
        "2026-02-30",
        "2026-11-01T10:00:00",
        "1",
        "1969-12-31",
        "9999-01-01",
        "' OR 1=1"
      })
  void allElseIsRefused(String text) {
    assertThatThrownBy(() -> Times.parse("from", text, ZoneOffset.UTC))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void centsAreRoundedHalfToEven() {
    assertThat(Money.shown(new BigDecimal("0.0050"))).isEqualByComparingTo("0.00");
    assertThat(Money.shown(new BigDecimal("0.0150"))).isEqualByComparingTo("0.02");
    assertThat(Money.shown(new BigDecimal("7")).toPlainString()).isEqualTo("7.00");
  }
}
