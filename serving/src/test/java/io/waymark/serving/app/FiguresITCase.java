package io.waymark.serving.app;

import static io.waymark.serving.app.TestingSystem.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the sidecar makes of rows in a real ClickHouse engine; the first tests share their rows. */
@TestMethodOrder(OrderAnnotation.class)
class FiguresITCase {

  private static final String SUMMARY = "/api/v1/analytics/dashboard/summary";
  private static final String CUSTOMERS = "/api/v1/analytics/customers/";

  @TempDir static Path folder;
  private static TestingSystem system;

  @BeforeAll
  static void start() {
    system = new TestingSystem(folder);
    await("postgres", () -> system.isReady("postgres"));
    await("clickhouse", () -> system.isReady("clickhouse"));
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  @Order(1)
  void figuresAreExactWithMergesStoppedAndHaveOneTenantOnly() {
    Rows rows = new Rows(system);
    rows.event("e1", "", "v1", "touch", "email", "2026-11-01 10:00:00", "0", "");
    rows.event("e2", "", "v1", "conversion", "email", "2026-11-02 10:00:00", "10.005", "EUR");
    rows.event("e3", "c1", "v1", "identify", "", "2026-11-03 10:00:00", "0", "");
    rows.event("e4", "", "v2", "touch", "search", "2026-11-03 10:00:00", "0", "");
    rows.event("e5", "c2", "", "conversion", "search", "2026-11-03 10:30:00", "7.25", "");
    rows.event("e6", "c2", "", "refund", "search", "2026-11-03 10:40:00", "2", "");
    rows.event("e7", "", "", "spend", "search", "2026-11-03 10:00:00", "0", "");
    rows.event("e8", "", "v3", "conversion", "search", "2026-11-03 11:00:00", "1", "");
    rows.ofTenant("other")
        .event("x1", "c1", "", "conversion", "email", "2026-11-03 10:00:00", "999", "EUR");
    rows.identity("v1", "c1");
    rows.derive();

    JsonNode whole = system.json(SUMMARY + "?from=2026-11-01&to=2026-11-04&by=channel");
    JsonNode totals = whole.get("totals");
    assertThat(system.get(SUMMARY + "?from=2026-11-01&to=2026-11-04").body())
        .startsWith(
            "{\"totals\":{\"events\":8,\"touches\":2,\"conversions\":3,\"customers\":2,\"buyers\":2,"
                + "\"anonymous_visitors\":2,\"revenue\":8.25,\"revenue_identified\":7.25,"
                + "\"refunds\":2.00,\"spend\":5.00,\"currency\":\"USD\",\"by_currency\":{"
                + "\"EUR\":{\"revenue\":10.00,\"revenue_identified\":10.00,\"refunds\":0.00,\"spend\":0.00},"
                + "\"USD\":{\"revenue\":8.25,\"revenue_identified\":7.25,\"refunds\":2.00,\"spend\":5.00}}}");
    assertThat(whole.get("series")).hasSize(3);
    assertThat(whole.at("/breakdown/values").asInt()).isEqualTo(3);

    JsonNode cut = system.json(SUMMARY + "?from=2026-11-01T00:00:00.001Z&to=2026-11-04");
    assertThat(cut.get("totals")).isEqualTo(totals);
    assertThat(system.json(SUMMARY).get("totals")).isEqualTo(totals);

    JsonNode filtered = system.json(SUMMARY + "?channel=email&grain=month").get("totals");
    assertThat(filtered.get("currency").asText()).isEqualTo("EUR");
    assertThat(filtered.get("revenue").decimalValue()).isEqualByComparingTo("10.00");
    assertThat(filtered.get("customers").asInt()).isEqualTo(1);

    JsonNode edge = system.json(SUMMARY + "?from=2026-11-03T10:30:00Z&to=2026-11-03T11:00:00Z");
    assertThat(edge.at("/totals/events").asInt()).isEqualTo(2);
    assertThat(edge.at("/totals/revenue").decimalValue()).isEqualByComparingTo("7.25");
  }

  @Test
  @Order(2)
  void behaviourJoinsTheVisitorToTheCustomer() {
    JsonNode customer = system.json(CUSTOMERS + "c1/behavior?kind=all");
    assertThat(customer.get("customer_id").asText()).isEqualTo("c1");
    assertThat(customer.get("anonymous_ids").toString()).isEqualTo("[\"v1\"]");
    assertThat(customer.get("events").asInt()).isEqualTo(3);
    assertThat(ids(customer)).containsExactly("e3", "e2", "e1");
    assertThat(customer.at("/conversions/by_currency/EUR/revenue").decimalValue())
        .isEqualByComparingTo("10.00");
    assertThat(customer.at("/hours/10").asInt()).isEqualTo(3);
    assertThat(customer.get("weekdays").toString()).isEqualTo("[1,1,0,0,0,0,1]");
    assertThat(customer.at("/first_touch/channel").asText()).isEqualTo("email");
    assertThat(customer.at("/engagement/score").asInt()).isBetween(1, 99);
    assertThat(customer.toString()).doesNotContain("999");

    assertThat(system.json(CUSTOMERS + "v1/behavior?kind=all")).isEqualTo(customer);
    JsonNode visitor = system.json(CUSTOMERS + "v2/behavior");
    assertThat(visitor.get("customer_id").isNull()).isTrue();
    assertThat(ids(visitor)).containsExactly("e4");
    assertThat(system.get(CUSTOMERS + "nobody/behavior").statusCode()).isEqualTo(404);
  }

  private static List<String> ids(JsonNode behavior) {
    List<String> ids = new ArrayList<>();
    behavior.get("touches").forEach(touch -> ids.add(touch.get("event_id").asText()));
    return ids;
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepeat() {
    Rows rows = new Rows(system);
    for (int i = 0; i < 25; i++) {
      String ts = String.format("2026-11-04 10:00:%02d", i / 3);
      rows.event(String.format("p%02d", i), "pager", "", "touch", "email", ts, "0", "");
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = system.json(CUSTOMERS + "pager/behavior?limit=4&cursor=" + cursor);
      seen.addAll(ids(page));
      cursor = page.get("next_cursor").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null"));
    List<String> expected = new ArrayList<>();
    for (int i = 24; i >= 0; i--) {
      expected.add(String.format("p%02d", i));
    }
    assertThat(seen).isEqualTo(expected);
    JsonNode gaps = system.json(CUSTOMERS + "pager/behavior").get("gaps");
    assertThat(gaps.get("count").asInt()).isEqualTo(24);
    assertThat(gaps.get("max_seconds").asDouble()).isEqualTo(1);
    assertThat(gaps.get("mean_seconds").asDouble()).isBetween(0.33, 0.34);
  }

  @Test
  void noIdCanBeReadAsAnythingButText() {
    List<String> ids =
        List.of(
            "a'b",
            "a\\b",
            "a\tb",
            "a\nb",
            "é-✓",
            "' OR 1=1 --",
            "{tenant:String}",
            "\\N",
            "a/b?c#d%");
    Rows rows = new Rows(system);
    for (String id : ids) {
      rows.event(
          "odd-" + ids.indexOf(id), id, "", "touch", "email", "2026-11-04 12:00:00", "0", "");
    }
    for (String id : ids) {
      String path = URLEncoder.encode(id, UTF_8).replace("+", "%20");
      JsonNode behavior = system.json(CUSTOMERS + path + "/behavior");
      assertThat(behavior.path("customer_id").asText()).as(id).isEqualTo(id);
      assertThat(ids(behavior)).as(id).containsExactly("odd-" + ids.indexOf(id));
      String filter = SUMMARY + "?channel=" + URLEncoder.encode(id, UTF_8);
      assertThat(system.json(filter).at("/totals/events").asInt()).as(id).isZero();
    }
  }

  @Test
  @Order(3)
  void deadLettersAndPulseAreOfTheTenant() {
    system.sql(
        "INSERT INTO rejected_events VALUES"
            + " ('main', 'req-1/1', 'bad_ts', 'ts is 1', '{\"ts\":1}', '', '2026-11-01 10:00:00'),"
            + " ('main', 'req-1/2', 'bad_ts', 'ts is 2', '{\"ts\":2}', '', '2026-11-01 10:00:00'),"
            + " ('other', 'req-2/1', 'bad_ts', 'secret', 'secret', '', now64(3))");
    HttpResponse<String> rejected = system.get("/api/v1/events/rejected");
    assertThat(rejected.body()).contains("\"reason\":\"bad_ts\"").doesNotContain("secret");
    JsonNode first = system.json("/api/v1/events/rejected?limit=1");
    String cursor = first.path("next_cursor").asText();
    JsonNode second = system.json("/api/v1/events/rejected?limit=1&cursor=" + cursor);
    assertThat(first.at("/rejected/0/key").asText()).isEqualTo("req-1/2");
    assertThat(second.at("/rejected/0/key").asText()).isEqualTo("req-1/1");
    assertThat(second.path("next_cursor").isNull()).isTrue();
    JsonNode pulse = system.json("/api/v1/system/pulse");
    assertThat(pulse.get("rejected").asInt()).isEqualTo(2);
    assertThat(pulse.get("rates").size()).isPositive();
    assertThat(
            system.json("/api/v1/analytics/dashboard/channels").at("/channels/0/channel").asText())
        .isEqualTo("search");
  }

  @Test
  void aConversionWithoutAChannelCountsForTheLastOneOfItsJourney() {
    system.sql(
        "INSERT INTO conversions (tenant, ts, event_id, purchase_key, customer_id) VALUES"
            + " ('main', '2024-02-01 10:00:00', 'nc', 'o:nc', 'c9')");
    system.sql(
        "INSERT INTO journeys (tenant, purchase_key, ts, touch_channel, version) VALUES"
            + " ('main', 'o:nc', '2024-02-01 10:00:00', ['display'], 1),"
            + " ('main', 'o:nc', '2024-02-01 10:00:00', ['email', 'affiliate', ''], 2)");
    JsonNode channels =
        system.json("/api/v1/analytics/dashboard/channels?from=2024-02-01&to=2024-02-02&grain=day");
    assertThat(channels.at("/channels/0/channel").asText()).isEqualTo("affiliate");
    assertThat(channels.at("/channels/0/conversions").asInt()).isEqualTo(1);
    assertThat(channels.path("channels").size()).isEqualTo(1);
  }

  /**
   * A day in October, reported thrice in euros for one campaign (10, then 12 by a later report,
   * then 11 by one that came between but has a version), and once each in dollars and for another
   * day.
   */
  @Test
  void aRestatedDayCostsWhatItsNewestReportSays() {
    Rows rows = new Rows(system);
    rows.spend("s1", "video", "2026-10-05 00:00:00", "10", "EUR", "", "2026-10-06 08:00:00");
    rows.spend("s2", "video", "2026-10-05 12:00:00", "12", "EUR", "", "2026-10-08 08:00:00");
    rows.spend("s3", "video", "2026-10-05 00:00:00", "5", "USD", "", "2026-10-06 08:00:00");
    rows.spend("s4", "video", "2026-10-06 00:00:00", "7", "EUR", "", "2026-10-07 08:00:00");
    String october = SUMMARY + "?from=2026-10-01&to=2026-11-01&currency=EUR";
    assertThat(system.json(october).at("/totals/spend").decimalValue()).isEqualByComparingTo("19");
    assertThat(system.json(october).at("/totals/events").asInt()).isEqualTo(4);

    rows.spend("s5", "video", "2026-10-05 00:00:00", "11", "EUR", "1", "2026-10-07 08:00:00");
    JsonNode whole = system.json(october + "&by=channel");
    assertThat(whole.at("/totals/spend").decimalValue()).isEqualByComparingTo("18");
    assertThat(whole.at("/totals/by_currency/USD/spend").decimalValue()).isEqualByComparingTo("5");
    assertThat(whole.at("/series/0/spend").decimalValue()).isEqualByComparingTo("11");
    assertThat(whole.at("/series/1/spend").decimalValue()).isEqualByComparingTo("7");
    assertThat(whole.at("/breakdown/rows/0/value").asText()).isEqualTo("video");

    JsonNode cut = system.json(october.replace("10-01", "10-01T00:00:00.001Z"));
    assertThat(cut.at("/totals")).isEqualTo(whole.at("/totals"));
  }

  /** Three purchases: two visitors' event of the same id, and an order that has this id too. */
  @Test
  void purchasesOfTwoVisitorsStayTwoWhereTheirEventsShareAnId() {
    Rows rows = new Rows(system);
    rows.event("s1", "", "w1", "conversion", "email", "2023-05-01 10:00:00", "1", "EUR");
    rows.event("s1", "", "w2", "conversion", "email", "2023-05-01 11:00:00", "1", "EUR");
    system.sql(
        "INSERT INTO events (event_id, tenant, anonymous_id, kind, order_id, ts) VALUES"
            + " ('s2', 'main', 'w2', 'conversion', 's1', '2023-05-01 12:00:00')");
    rows.identity("w1", "cw");
    rows.identity("w2", "cw");
    assertThat(system.json(CUSTOMERS + "cw/behavior").at("/conversions/purchases").asInt())
        .isEqualTo(3);
  }

  /** Two lines of 20 and 22 euros; 5 and 7.50 euros and a dollar given back, the dollar in vain. */
  @Test
  void aRefundReducesItsOrderAndNotTheRevenue() {
    String line = "('main', '2026-10-%s 10:00:00', '%s', 'o:o-9', 'o-9', %s, 'EUR'), ";
    system.sql(
        "INSERT INTO conversions (tenant, ts, event_id, purchase_key, order_id, revenue, currency)"
            + " VALUES "
            + line.formatted("12", "l1", "20")
            + line.formatted("13", "l2", "22")
            + "('other', '2026-10-12 10:00:00', 'l3', 'o:o-9', 'o-9', 999, 'EUR')");
    system.sql(
        "INSERT INTO refunds (tenant, ts, event_id, order_id, amount, currency) VALUES"
            + " ('main', '2026-10-01 10:00:00', 'r1', 'o-9', 5, 'EUR'),"
            + " ('main', '2026-12-24 10:00:00', 'r2', 'o-9', 7.5, 'EUR'),"
            + " ('main', '2026-12-24 10:00:00', 'r3', 'o-9', 1, ''),"
            + " ('main', '2026-12-24 10:00:00', 'r4', '', 100, 'EUR')");
    assertThat(system.get("/api/v1/analytics/orders/o-9").body())
        .startsWith(
            "{\"order_id\":\"o-9\",\"ts\":\"2026-10-12T10:00:00.000Z\",\"lines\":2,\"refunds\":3,"
                + "\"by_currency\":{\"EUR\":{\"revenue\":42.00,\"refunded\":12.50,\"net\":29.50},"
                + "\"USD\":{\"revenue\":0.00,\"refunded\":1.00,\"net\":-1.00}}");
    JsonNode october = system.json(SUMMARY + "?from=2026-10-12&to=2026-10-14");
    assertThat(october.at("/totals/revenue").decimalValue()).isEqualByComparingTo("42");
    assertThat(system.get("/api/v1/analytics/orders/o-8").statusCode()).isEqualTo(404);
  }
}
