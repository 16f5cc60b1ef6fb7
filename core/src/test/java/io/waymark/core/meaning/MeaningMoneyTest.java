package io.waymark.core.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.event.GoalReached;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an amount is in the tenant's own currency, on the tenant's own days. */
class MeaningMoneyTest {
  private static Event at(String ts, String currency, long revenue) {
    return new Event(
        "e",
        "main",
        "c",
        "",
        EventKind.CONVERSION,
        "order",
        "",
        "",
        "",
        "o1",
        Instant.parse(ts).toEpochMilli(),
        "",
        "",
        revenue,
        currency,
        0,
        0,
        "{}");
  }

  /** Worked by hand: 10.0005 x 0.95 = 9.500475 -> 9.5005; 0.0003 x 0.5 = 0.00015 -> 0.0002. */
  @Test
  void ratesAreOfTheTenantsDayAndRoundHalfToEven() {
    Meaning meaning =
        Meaning.parse(
            1,
            "{\"time\":{\"zone\":\"Asia/Kolkata\"},\"money\":{\"base_currency\":\"EUR\",\"rates\":"
                + "{\"USD\":[{\"from\":\"2026-03-01\",\"to\":\"2026-03-02\",\"rate\":0.5},"
                + "{\"from\":\"2026-03-02\",\"to\":\"2026-03-03\",\"rate\":\"0.95\"}]}}}");
    // Midnight in Kolkata is 18:30 UTC of the day before.
    assertThat(value(meaning, "2026-02-28T18:29:59.999Z")).isEqualTo(GoalReached.NOT_CONVERTED);
    assertThat(value(meaning, "2026-02-28T18:30:00Z")).isEqualTo(50_002);
    assertThat(value(meaning, "2026-03-01T18:30:00Z")).isEqualTo(95_005);
    assertThat(value(meaning, "2026-03-02T18:30:00Z")).isEqualTo(GoalReached.NOT_CONVERTED);
    assertThat(
            meaning
                .interpret(at("2026-03-01T00:00:00Z", "USD", 3))
                .decision()
                .reached()
                .valueBase())
        .isEqualTo(2);
    assertThat(
            meaning
                .interpret(at("2026-03-01T00:00:00Z", "EUR", 7))
                .decision()
                .reached()
                .valueBase())
        .isEqualTo(7);
    assertThat(
            meaning.interpret(at("2026-03-01T00:00:00Z", "", 7)).decision().reached().valueBase())
        .isEqualTo(7);
  }

  private static long value(Meaning meaning, String ts) {
    return meaning.interpret(at(ts, "USD", 100_005)).decision().reached().valueBase();
  }

  @Test
  void numbersMayStandPlainAndSmall() {
    Meaning meaning =
        Meaning.parse(
            1,
            "{\"money\":{\"base_currency\":\"EUR\",\"rates\":{\"VND\":"
                + "[{\"from\":\"2026-01-01\",\"rate\":0.0000331}]}},"
                + "\"goals\":[{\"name\":\"s\",\"events\":\"order\",\"value\":2.5}]}");
    long noon = Instant.parse("2026-11-01T12:00:00Z").toEpochMilli();
    // 1,000,000 VND at 0.0000331 are 33.10 EUR.
    assertThat(meaning.money().toBase(10_000_000_000L, "VND", noon)).isEqualTo(331_000);
    assertThat(
            meaning
                .interpret(at("2026-11-01T12:00:00Z", "EUR", 0))
                .decision()
                .reached()
                .valueBase())
        .isEqualTo(25_000);
  }

  /**
   * The day of the rate begins and ends with the tenant's day: 25 October 2026 has 25 hours in
   * Berlin (22:00 to 23:00 UTC), 29 March has 23; in Sao Paulo 4 November 2018 began at one
   * o'clock.
   */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "Europe/Berlin, 2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "America/New_York, 2026-11-01, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
    "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
    "Asia/Kolkata, 2026-03-29, 2026-03-28T18:30:00Z, 2026-03-29T18:30:00Z",
  })
  void aRateHoldsForTheTenantsDayHoweverLong(
      String zone, LocalDate day, Instant begin, Instant end) {
    Meaning meaning =
        Meaning.parse(
            1,
            "{\"time\":{\"zone\":\"%s\"},\"money\":{\"base_currency\":\"EUR\",\"rates\":{\"USD\":[{\"from\":\"%s\",\"to\":\"%s\",\"rate\":2}]}}}"
                .formatted(zone, day, day.plusDays(1)));
    assertThat(base(meaning, begin.minusMillis(1))).isEqualTo(GoalReached.NOT_CONVERTED);
    assertThat(base(meaning, begin)).isEqualTo(20);
    assertThat(base(meaning, end.minusMillis(1))).isEqualTo(20);
    assertThat(base(meaning, end)).isEqualTo(GoalReached.NOT_CONVERTED);
  }

  private static long base(Meaning meaning, Instant at) {
    return meaning.money().toBase(10, "USD", at.toEpochMilli());
  }
}
