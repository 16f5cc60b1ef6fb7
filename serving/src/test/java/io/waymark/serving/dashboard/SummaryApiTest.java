package io.waymark.serving.dashboard;

import static io.waymark.serving.query.TestingReader.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import io.waymark.serving.query.AsOf;
import io.waymark.serving.query.Standpoint;
import io.waymark.serving.query.TenantViews;
import io.waymark.serving.query.TestingReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From rows to the answer; the queries themselves are proved against the real engine. */
class SummaryApiTest {

  private static final long NOV_1 = 1_793_491_200L;
  private static final long NOV_3 = NOV_1 + 2 * 86_400;

  private final TestingReader reader = new TestingReader();
  private final Standpoint standpoint =
      new Standpoint(
          new AsOf(reader),
          TenantViews.PLAIN,
          Clock.fixed(Instant.parse("2026-11-03T22:00:00Z"), ZoneOffset.UTC));
  private final ContractDispatcher dispatcher =
      new ContractDispatcher(
          new SummaryApi(new SummaryService(new SummaryQueries(reader), standpoint), standpoint)
              .routes(),
          header -> new Caller("main", "USD", Role.READ, "k"),
          new RequestLog(new CollectorRegistry()));

  private Answer get(String query) {
    return dispatcher.dispatch(Request.get("/api/v1/analytics/dashboard/summary" + query));
  }

  private static String text(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  @Test
  void anEmptySystemAnswersZerosAndNoTime() {
    assertThat(text(get("")))
        .isEqualTo(
            "{\"totals\":{\"events\":0,\"touches\":0,\"conversions\":0,\"customers\":0,\"buyers\":0,"
                + "\"anonymous_visitors\":0,\"revenue\":0.00,\"revenue_identified\":0.00,"
                + "\"refunds\":0.00,\"spend\":0.00,\"currency\":\"USD\",\"by_currency\":{}},"
                + "\"converted\":{\"currency\":\"USD\",\"complete\":true,\"revenue\":0.00,"
                + "\"revenue_identified\":0.00,\"refunds\":0.00,\"spend\":0.00,\"apart\":{}},"
                + "\"by_goal\":{},\"series\":[],\"as_of\":null,\"completeness\":0.0,\"definition\":"
                + "{\"name\":\"summary\",\"version\":1,\"meaning_version\":0},"
                + "\"tenant_time_zone\":\"UTC\",\"currency\":\"USD\"}");
  }

  private void twoDays() {
    reader
        .when("as_of.sql", row("as_of", "2026-11-03T10:00:00Z"))
        .when(
            "additive_hours.sql",
            row(
                "bucket",
                NOV_1,
                "value",
                "",
                "money",
                "USD",
                "events",
                3,
                "touches",
                2,
                "refunded",
                "0",
                "spent",
                "0"),
            row(
                "bucket",
                NOV_3,
                "value",
                "",
                "money",
                "EUR",
                "events",
                2,
                "touches",
                0,
                "refunded",
                "0.005",
                "spent",
                "1.25"))
        .when(
            "conversions.sql",
            row(
                "level",
                0,
                "bucket",
                NOV_3,
                "value",
                "",
                "money",
                "EUR",
                "conversions",
                2,
                "buyers",
                1,
                "revenue",
                "10.005",
                "revenue_identified",
                "4"),
            row(
                "level",
                1,
                "bucket",
                NOV_3,
                "value",
                "",
                "money",
                "",
                "conversions",
                2,
                "buyers",
                1,
                "revenue",
                "10.005",
                "revenue_identified",
                "4"),
            row(
                "level",
                7,
                "bucket",
                0,
                "value",
                "",
                "money",
                "",
                "conversions",
                2,
                "buyers",
                1,
                "revenue",
                "10.005",
                "revenue_identified",
                "4"))
        .when(
            "persons.sql",
            row("level", 0, "bucket", NOV_1, "value", "", "customers", 1, "anonymous_visitors", 1),
            row("level", 3, "bucket", 0, "value", "", "customers", 2, "anonymous_visitors", 1));
  }

  @Test
  void totalsTakeTheOnlyCurrencyInRangeAndPointsHaveNoGaps() {
    twoDays();
    assertThat(text(get("?from=2026-11-01&to=2026-11-04")))
        .isEqualTo(
            "{\"totals\":{\"events\":5,\"touches\":2,\"conversions\":2,\"customers\":2,\"buyers\":1,"
                + "\"anonymous_visitors\":1,\"revenue\":10.00,\"revenue_identified\":4.00,"
                + "\"refunds\":0.00,\"spend\":1.25,\"currency\":\"EUR\",\"by_currency\":{\"EUR\":"
                + "{\"revenue\":10.00,\"revenue_identified\":4.00,\"refunds\":0.00,\"spend\":1.25}}},"
                + "\"converted\":{\"currency\":\"USD\",\"complete\":false,\"revenue\":0.00,"
                + "\"revenue_identified\":0.00,\"refunds\":0.00,\"spend\":0.00,\"apart\":{\"EUR\":"
                + "{\"revenue\":10.00,\"revenue_identified\":4.00,\"refunds\":0.00,\"spend\":1.25}}},"
                + "\"by_goal\":{},\"series\":["
                + point("2026-11-01", 3, 2, 0, 1, 0, 1, "0.00", "0.00", "0.00")
                + ","
                + point("2026-11-02", 0, 0, 0, 0, 0, 0, "0.00", "0.00", "0.00")
                + ","
                + point("2026-11-03", 2, 0, 2, 0, 1, 0, "10.00", "4.00", "1.25")
                + "],\"as_of\":\"2026-11-03T10:00:00.000Z\","
                // 58 of the 70 hours from the first point to now: 0.82857.
                + "\"completeness\":0.8285,\"definition\":"
                + "{\"name\":\"summary\",\"version\":1,\"meaning_version\":0},"
                + "\"tenant_time_zone\":\"UTC\",\"currency\":\"EUR\"}");
  }

  private static String point(
      String day,
      int events,
      int touches,
      int conversions,
      int customers,
      int buyers,
      int visitors,
      String revenue,
      String identified,
      String spend) {
    return String.format(
        "{\"from\":\"%sT00:00:00.000Z\",\"events\":%d,\"touches\":%d,\"conversions\":%d,"
            + "\"customers\":%d,\"buyers\":%d,\"anonymous_visitors\":%d,\"revenue\":%s,"
            + "\"revenue_identified\":%s,\"refunds\":0.00,\"spend\":%s}",
        day, events, touches, conversions, customers, buyers, visitors, revenue, identified, spend);
  }

  @Test
  void theCurrencyAskedForIsShownAndTheOthersStandBeside() {
    twoDays();
    assertThat(text(get("?currency=usd")))
        .contains(
            "\"revenue\":0.00", "\"currency\":\"USD\",\"by_currency\":{\"EUR\":{\"revenue\":10.00");
  }

  @Test
  void aSplitIsAskedForAndListed() {
    twoDays();
    assertThat(text(get("?by=channel"))).contains("\"breakdown\":{\"by\":\"channel\",\"values\":");
    assertThat(reader.asked)
        .anySatisfy(q -> assertThat(q.parameters()).containsEntry("by", "channel"));
  }

  @ParameterizedTest
  @CsvSource({
    "?from=2026-11-01&to=2026-11-02, additive_hours.sql",
    "?from=2026-11-01T10:00:00Z, additive_hours.sql",
    "?from=2026-11-01T10:30:00Z, additive_events.sql",
    "?to=2026-11-01T10:00:00.001Z, additive_events.sql"
  })
  void hourlyRowsAnswerWholeHoursAndEventsTheRest(String query, String table) {
    get(query);
    assertThat(reader.asked.get(1).query()).isEqualTo(table);
    assertThat(reader.asked.get(1).tenant()).isEqualTo("main");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?from=yesterday",
        "?range=tomorrow",
        "?range=today&from=2026-11-01",
        "?from=2026-11-02&to=2026-11-01",
        "?from=2026-11-02&to=2026-11-02",
        "?grain=minute",
        "?currency=EURO",
        "?by=name",
        "?form=2026-11-01",
        "?from=2026-11-01&from=2026-11-02",
        "?tenant=other"
      })
  void mistakesAreBadRequests(String query) {
    assertThat(get(query).status()).isEqualTo(400);
    assertThat(reader.asked).isEmpty();
  }

  @Test
  void tooManyPointsAreRefusedWithTheirNumber() {
    reader.when(
        "additive_hours.sql",
        row(
            "bucket",
            0L,
            "value",
            "",
            "money",
            "USD",
            "events",
            1,
            "touches",
            0,
            "refunded",
            "0",
            "spent",
            "0"),
        row(
            "bucket",
            NOV_1,
            "value",
            "",
            "money",
            "USD",
            "events",
            1,
            "touches",
            0,
            "refunded",
            "0",
            "spent",
            "0"));
    assertThat(text(get("?grain=hour"))).contains("hour makes 498193 points, the limit is 10000");
  }
}
