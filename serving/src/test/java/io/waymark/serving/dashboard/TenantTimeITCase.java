package io.waymark.serving.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.ClickHouseUrl;
import io.waymark.core.meaning.Meaning;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.KeyTerms;
import io.waymark.serving.http.Role;
import io.waymark.serving.query.AsOf;
import io.waymark.serving.query.ClickHouseStore;
import io.waymark.serving.query.DateRange;
import io.waymark.serving.query.Standpoint;
import io.waymark.serving.query.TenantView;
import io.waymark.serving.query.Times;
import io.waymark.testkit.engine.EmbeddedClickHouse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Days, weeks and money of tenants on the real engine, over rows by hour of UTC. There is one touch
 * at half past every hour of UTC from 2026-03-25 to 2026-04-01 and from 2026-10-21 to 2026-10-28:
 * Berlin puts the clock forward on 2026-03-29, a Sunday, and back on 2026-10-25, a Sunday.
 */
class TenantTimeITCase {

  private static final Caller CALLER =
      new Caller("main", "USD", Role.READ, "k", "standard", KeyTerms.PLAIN);

  private static EmbeddedClickHouse clickHouse;
  private static URI database;
  private static ClickHouseStore store;

  @BeforeAll
  static void start() {
    clickHouse = EmbeddedClickHouse.start();
    database = URI.create(clickHouse.newDatabase());
    store =
        new ClickHouseStore(
            ClickHouseUrl.parse(database.toString()), Duration.ofSeconds(30), false);
    store.migrate();
    touches("2026-03-25 00:30:00");
    touches("2026-10-21 00:30:00");
    clickHouse.execute(
        database,
        "INSERT INTO channel_daily (tenant, hour, channel, events, touches, version)"
            + " SELECT tenant, toStartOfHour(ts) AS h, channel, count(), count(), 1 FROM events"
            + " GROUP BY tenant, h, channel");
    // Worked by hand below: rates of 2026-10-24 and 2026-10-25, and a currency without one.
    conversion("c1", "2026-10-24 21:59:00", "10", "USD", "order");
    conversion("c2", "2026-10-24 22:00:00", "10", "USD", "order");
    conversion("c3", "2026-10-25 12:00:00", "7", "EUR", "order");
    conversion("c4", "2026-10-25 12:00:00", "500", "JPY", "signup");
  }

  @AfterAll
  static void stop() {
    store.close();
    clickHouse.close();
  }

  private static void touches(String from) {
    clickHouse.execute(
        database,
        "INSERT INTO events (tenant, event_id, anonymous_id, kind, channel, ts) SELECT 'main',"
            + " concat('e', toString(number)), 'v', 'touch', 'email',"
            + " toDateTime64('"
            + from
            + "', 3, 'UTC') + toIntervalHour(number) FROM numbers(168)");
  }

  private static void conversion(
      String id, String ts, String revenue, String currency, String goal) {
    clickHouse.execute(
        database,
        "INSERT INTO conversions (tenant, ts, event_id, purchase_key, customer_id, revenue, currency,"
            + " goal, goal_kind) VALUES ('main', '%s', '%s', '%s', '%s', %s, '%s', '%s', '%s')"
                .formatted(
                    ts,
                    id,
                    id,
                    id,
                    revenue,
                    currency,
                    goal,
                    goal.equals("order") ? "purchase" : goal));
  }

  private static Meaning meaning(String zone, String weekStart) {
    return Meaning.parse(
        1,
        "{\"time\":{\"zone\":\""
            + zone
            + "\",\"week_start\":\""
            + weekStart
            + "\"},\"money\":{\"base_currency\":\"EUR\",\"rates\":{\"USD\":["
            + "{\"from\":\"2026-01-01\",\"to\":\"2026-10-25\",\"rate\":0.5},"
            + "{\"from\":\"2026-10-25\",\"rate\":0.9}]}}}");
  }

  private static Summary summary(Meaning meaning, String from, String to, Grain grain) {
    TenantView view = TenantView.of(meaning, CALLER);
    Standpoint standpoint = new Standpoint(new AsOf(store), any -> view, Clock.systemUTC());
    Map<Dimension, String> filters =
        Map.of(
            Dimension.CHANNEL,
            "",
            Dimension.CAMPAIGN,
            "",
            Dimension.DEVICE,
            "",
            Dimension.REGION,
            "");
    DateRange range =
        new DateRange(Times.parse("from", from, view.zone()), Times.parse("to", to, view.zone()));
    return new SummaryService(new SummaryQueries(store), standpoint)
        .summary(CALLER, new SummaryRequest(view, range, grain, "", filters, Optional.empty()));
  }

  private static List<Long> events(Summary summary) {
    return summary.series().stream().map(Summary.Point::events).toList();
  }

  /** An instant that begins no hour makes the queries read events in place of hourly rows. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-28, 2026-03-31, 24 23 24",
    "Europe/Berlin, 2026-03-27T22:59:59Z, 2026-03-31, 0 24 23 24",
    "Europe/Berlin, 2026-10-24, 2026-10-27, 24 25 24",
    "Europe/Berlin, 2026-10-24, 2026-10-26T22:59:59Z, 24 25 24",
    "UTC, 2026-03-28, 2026-03-31, 24 24 24",
    // Half an hour off: touches at half past lie on the beginnings of the days' hours.
    "Asia/Kolkata, 2026-03-28, 2026-03-31, 24 24 24",
    "America/New_York, 2026-10-24, 2026-10-27, 24 24 24"
  })
  void daysHaveAsManyHoursAsTheTenantsClock(String zone, String from, String to, String expected) {
    Summary days = summary(meaning(zone, "monday"), from, to, Grain.DAY);
    List<Long> wanted =
        Arrays.stream(expected.split(" ")).map(Long::parseLong).filter(n -> n > 0).toList();
    assertThat(events(days).stream().filter(n -> n > 1).toList()).isEqualTo(wanted);
    ZoneId of = ZoneId.of(zone);
    assertThat(days.series())
        .allSatisfy(point ->
            assertThat(point.from().atZone(of).toLocalTime().toString()).isEqualTo("00:00"));
    assertThat(days.provenance().tenantTimeZone()).isEqualTo(zone);
  }

  @Test
  void aLongDayHasTwentyFiveHoursAndAShortOneTwentyThree() {
    Meaning berlin = meaning("Europe/Berlin", "monday");
    assertThat(events(summary(berlin, "2026-10-25", "2026-10-26", Grain.HOUR)))
        .hasSize(25)
        .containsOnly(1L);
    assertThat(events(summary(berlin, "2026-03-29", "2026-03-30", Grain.HOUR)))
        .hasSize(23)
        .containsOnly(1L);
  }

  /** 2026-10-25 is a Sunday: with it a week ends, or begins. */
  @ParameterizedTest
  @CsvSource({
    "monday, 2026-10-18T22:00:00Z 2026-10-25T23:00:00Z, 119 49",
    "sunday, 2026-10-17T22:00:00Z 2026-10-24T22:00:00Z, 94 74",
    "saturday, 2026-10-16T22:00:00Z 2026-10-23T22:00:00Z, 70 98",
    "wednesday, 2026-10-20T22:00:00Z 2026-10-27T23:00:00Z, 167 1"
  })
  void weeksBeginOnTheTenantsDay(String weekStart, String begins, String expected) {
    Summary weeks =
        summary(meaning("Europe/Berlin", weekStart), "2026-10-01", "2026-11-01", Grain.WEEK);
    assertThat(weeks.series())
        .extracting(point -> point.from().toString())
        .containsExactly(begins.split(" "));
    assertThat(events(weeks))
        .containsExactly(
            Arrays.stream(expected.split(" ")).map(Long::parseLong).toArray(Long[]::new));
  }

  /**
   * 10 USD at 21:59 UTC are of the 24th in Berlin: 5.00; a minute later of the 25th: 9.00; with 7
   * EUR 21.00. JPY has no rate. Of weeks and months the days count, not the points.
   */
  @ParameterizedTest
  @CsvSource({"HOUR", "DAY", "WEEK", "MONTH"})
  void moneyIsConvertedByTheRateOfTheTenantsDay(Grain grain) {
    Summary summary =
        summary(meaning("Europe/Berlin", "monday"), "2026-10-24", "2026-10-26", grain);
    assertThat(summary.converted().currency()).isEqualTo("EUR");
    assertThat(summary.converted().sums().revenue()).isEqualTo(new BigDecimal("21.00"));
    assertThat(summary.converted().complete()).isFalse();
    assertThat(summary.converted().apart()).containsOnlyKeys("JPY");
    assertThat(summary.totals().byCurrency()).containsOnlyKeys("EUR", "JPY", "USD");
    assertThat(summary.totals().currency()).as("several in range: the tenant's").isEqualTo("EUR");
  }

  @Test
  void everyGoalHasItsOwnRate() {
    Map<String, GoalFigures> goals =
        summary(meaning("Europe/Berlin", "monday"), "2026-10-24", "2026-10-26", Grain.DAY).byGoal();
    assertThat(goals).containsOnlyKeys("order", "signup");
    assertThat(goals.get("order").conversions()).isEqualTo(3);
    assertThat(goals.get("order").buyers()).isEqualTo(3);
    assertThat(goals.get("order").value()).containsEntry("EUR", new BigDecimal("7.00"));
    assertThat(goals.get("order").notConverted()).containsEntry("USD", new BigDecimal("20.00"));
    assertThat(goals.get("signup").kind()).isEqualTo("signup");
  }

  @Test
  void channelsFollowTheTenantsWeekToo() {
    TenantView view = TenantView.of(meaning("Europe/Berlin", "sunday"), CALLER);
    SummaryRequest request =
        new SummaryRequest(
            view,
            DateRange.ALL,
            Grain.WEEK,
            "",
            Map.of(
                Dimension.CHANNEL, "",
                Dimension.CAMPAIGN, "",
                Dimension.DEVICE, "",
                Dimension.REGION, ""),
            Optional.empty());
    assertThat(new ChannelsQueries(new SummaryQueries(store)).channels(CALLER, request))
        .singleElement()
        .satisfies(channel ->
            assertThat(channel.series())
                .extracting(point -> point.from().toString())
                .containsExactly("2026-10-17T22:00:00Z", "2026-10-24T22:00:00Z"));
  }

  /** Days that begin at one in the morning: Cairo puts the clock forward at midnight. */
  @Test
  void aDayWithoutMidnightBeginsWithItsFirstInstant() {
    ZoneId cairo = ZoneId.of("Africa/Cairo");
    Instant thursday = Instant.parse("2026-04-22T22:00:00Z");
    Instant friday = Grain.DAY.next(thursday, cairo);
    assertThat(friday).isEqualTo("2026-04-23T22:00:00Z");
    assertThat(friday.atZone(cairo).toLocalTime().toString()).isEqualTo("01:00");
    assertThat(Grain.DAY.next(friday, cairo)).isEqualTo("2026-04-24T21:00:00Z");
  }
}
