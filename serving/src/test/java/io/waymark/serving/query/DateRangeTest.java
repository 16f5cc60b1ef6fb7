package io.waymark.serving.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.meaning.Meaning;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.ProblemException;
import io.waymark.serving.http.Role;
import java.io.InputStream;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangeTest {

  private static final Caller CALLER = new Caller("main", "EUR", Role.READ, "k");
  private static final TenantView BERLIN =
      new TenantView(
          ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY, "EUR", Meaning.SHIPPED.money(), 0);

  private static DateRange range(TenantView view, Map<String, List<String>> query, String now) {
    Call call = new Call("r", CALLER, Map.of(), query, Map.of(), InputStream.nullInputStream());
    return DateRange.of(call, view, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
  }

  private static DateRange word(String word, String now) {
    return range(BERLIN, Map.of("range", List.of(word)), now);
  }

  /**
   * Berlin's midnights in UTC: 22:00 in summer, 23:00 in winter; clocks went back on Sunday
   * 2026-10-25. Worked by hand with {@code TZ=Europe/Berlin cal 2026}.
   */
  @ParameterizedTest
  @CsvSource({
    "today,         2026-10-25T12:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "today,         2026-11-02T23:30:00Z, 2026-11-02T23:00:00Z, 2026-11-03T23:00:00Z",
    "yesterday,     2026-11-03T12:00:00Z, 2026-11-01T23:00:00Z, 2026-11-02T23:00:00Z",
    "last_7_days,   2026-10-28T12:00:00Z, 2026-10-21T22:00:00Z, 2026-10-28T23:00:00Z",
    "last_1_day,    2026-11-03T12:00:00Z, 2026-11-02T23:00:00Z, 2026-11-03T23:00:00Z",
    "last_24_hours, 2026-11-03T12:10:00Z, 2026-11-02T13:00:00Z, 2026-11-03T13:00:00Z",
    "last_2_weeks,  2026-11-03T12:00:00Z, 2026-10-25T23:00:00Z, 2026-11-08T23:00:00Z",
    "last_3_months, 2026-11-03T12:00:00Z, 2026-08-31T22:00:00Z, 2026-11-30T23:00:00Z",
    "this_week,     2026-11-03T12:00:00Z, 2026-11-01T23:00:00Z, 2026-11-08T23:00:00Z",
    "last_week,     2026-11-03T12:00:00Z, 2026-10-25T23:00:00Z, 2026-11-01T23:00:00Z",
    "this_month,    2026-11-03T12:00:00Z, 2026-10-31T23:00:00Z, 2026-11-30T23:00:00Z",
    "last_month,    2026-11-03T12:00:00Z, 2026-09-30T22:00:00Z, 2026-10-31T23:00:00Z",
    "this_quarter,  2026-11-03T12:00:00Z, 2026-09-30T22:00:00Z, 2026-12-31T23:00:00Z",
    "last_quarter,  2026-11-03T12:00:00Z, 2026-06-30T22:00:00Z, 2026-09-30T22:00:00Z",
    "this_year,     2026-11-03T12:00:00Z, 2025-12-31T23:00:00Z, 2026-12-31T23:00:00Z",
    "last_year,     2026-11-03T12:00:00Z, 2024-12-31T23:00:00Z, 2025-12-31T23:00:00Z"
  })
  void wordsMeanTheTenantsDays(String word, String now, Instant from, Instant to) {
    assertThat(word(word, now)).isEqualTo(new DateRange(from, to));
  }

  @Test
  void weeksBeginWhereTheTenantSays() {
    TenantView sunday =
        new TenantView(ZoneOffset.UTC, DayOfWeek.SUNDAY, "USD", Meaning.SHIPPED.money(), 0);
    assertThat(range(sunday, Map.of("range", List.of("this_week")), "2026-11-03T12:00:00Z").from())
        .isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
  }

  @Test
  void datesBeginWithTheTenantsDay() {
    Map<String, List<String>> query =
        Map.of("from", List.of("2026-10-25"), "to", List.of("2026-10-26"));
    assertThat(range(BERLIN, query, "2026-11-03T12:00:00Z"))
        .isEqualTo(
            new DateRange(
                Instant.parse("2026-10-24T22:00:00Z"), Instant.parse("2026-10-25T23:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tomorrow",
        "last_0_days",
        "last_1001_days",
        "last_days",
        "this_day",
        "TODAY",
        " "
      })
  void otherWordsAreRefused(String word) {
    assertThatThrownBy(() -> word(word, "2026-11-03T12:00:00Z"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("range is '" + word);
  }

  /** Shares worked by hand: a range of 10,000 s. */
  @ParameterizedTest
  @CsvSource({
    "0, 20000, 0",
    "5000, 20000, 0.5",
    "9999, 20000, 0.9999",
    "10000, 20000, 1",
    "2500, 5000, 0.5",
    "30, 0, 1"
  })
  void completenessIsTheShareOfWhatIsPast(long complete, long now, double share) {
    DateRange range = new DateRange(Instant.EPOCH, Instant.ofEpochSecond(10_000));
    assertThat(range.completeness(Instant.ofEpochSecond(complete), Instant.ofEpochSecond(now)))
        .isEqualTo(share);
  }

  @Test
  void aRangeWithoutBeginningBeginsWithTheFirstEvent() {
    Instant first = Instant.parse("2026-11-01T00:00:00Z");
    assertThat(DateRange.ALL.orFrom(first).from()).isEqualTo(first);
    DateRange fixed = new DateRange(first, Times.END);
    assertThat(fixed.orFrom(first.plusSeconds(1))).isEqualTo(fixed);
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, true",
    "Europe/Berlin, true",
    "America/New_York, true",
    "Asia/Kolkata, false",
    "Australia/Lord_Howe, false",
    "Asia/Kathmandu, false"
  })
  void zonesWithHalfHoursAreKnown(String zone, boolean whole) {
    assertThat(
            new TenantView(ZoneId.of(zone), DayOfWeek.MONDAY, "USD", Meaning.SHIPPED.money(), 0)
                .hasWholeHours())
        .isEqualTo(whole);
  }

  @Test
  void provenanceSaysWhoseDaysAndWhichDefinition() {
    Instant now = Instant.parse("2026-11-03T12:00:00Z");
    DateRange day =
        new DateRange(Instant.parse("2026-11-03T00:00:00Z"), Instant.parse("2026-11-04T00:00:00Z"));
    assertThat(
            Provenance.of(
                Metric.SUMMARY, BERLIN, day, Optional.of(now.minusSeconds(6 * 3_600)), now))
        .isEqualTo(
            new Provenance(
                now.minusSeconds(6 * 3_600),
                0.5,
                new Provenance.Definition("summary", 1, 0),
                "Europe/Berlin",
                "EUR"));
    assertThat(Provenance.of(Metric.SUMMARY, BERLIN, day, Optional.empty(), now).completeness())
        .isZero();
  }
}
