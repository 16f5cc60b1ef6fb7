package io.waymark.core.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.GoalReached;
import io.waymark.core.wire.DocumentJson;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateTableTest {
  private static final long NOON = Instant.parse("2026-11-01T12:00:00Z").toEpochMilli();

  private static long toEuro(long amount, String rate) {
    String money =
        "{\"base_currency\":\"EUR\",\"rates\":{\"USD\":[{\"from\":\"2026-01-01\",\"rate\":%s}]}}"
            .formatted(rate);
    return RateTable.read(Section.root(DocumentJson.parse(money.getBytes(UTF_8))), ZoneOffset.UTC)
        .toBase(amount, "USD", NOON);
  }

  /** 99,999,999,999,999.9999 is the most that the column holds; 0.5 of the last place decides. */
  @Test
  void whatTheColumnCannotHoldIsNotConverted() {
    long most = 999_999_999_999_999_999L;
    assertThat(toEuro(most, "1")).isEqualTo(most);
    assertThat(toEuro(most, "1.0000000001")).isEqualTo(GoalReached.NOT_CONVERTED);
    assertThat(toEuro(100_000_000_000_000_000L, "9999999")).isEqualTo(GoalReached.NOT_CONVERTED);
  }

  /** 1.0005 USD at 0.5 are 0.50025 EUR: half to even leaves 0.5002; 1.0007 give 0.50035: 0.5004. */
  @Test
  void halvesGoToTheEvenNeighbour() {
    assertThat(toEuro(10_005, "0.5")).isEqualTo(5_002);
    assertThat(toEuro(10_007, "0.5")).isEqualTo(5_004);
  }
}
