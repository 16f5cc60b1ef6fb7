package io.waymark.serving.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  /** The client gives a time as whatever suits the column's type. */
  @Test
  void aTimeIsTheSameInEveryFormOfTheClient() {
    Map<String, Object> forms =
        Map.of(
            "zoned", ZonedDateTime.parse("2026-11-01T13:00:00+01:00[Europe/Berlin]"),
            "offset", OffsetDateTime.parse("2026-11-01T07:00:00-05:00"),
            "local", LocalDateTime.parse("2026-11-01T12:00:00"),
            "text", "2026-11-01T12:00:00Z");
    Row row = new Row(forms);
    assertThat(forms.keySet()).allSatisfy(name -> assertThat(row.instant(name)).contains(NOON));
  }

  @Test
  void moneyIsExactWhateverItComesAs() {
    Row row = new Row(Map.of("exact", new BigDecimal("0.10"), "text", "922337203685477.5807"));
    assertThat(row.decimal("exact")).isEqualTo(new BigDecimal("0.10"));
    assertThat(row.decimal("text")).isEqualTo(new BigDecimal("922337203685477.5807"));
  }

  @Test
  void whatIsNotThereIsNamed() {
    Row row = new Row(new HashMap<>(Collections.singletonMap("at", null)));
    assertThat(row.instant("at")).isEmpty();
    assertThatThrownBy(() -> row.text("at")).hasMessage("column at is NULL");
    assertThatThrownBy(() -> row.text("to")).hasMessage("no column to in [at]");
  }
}
