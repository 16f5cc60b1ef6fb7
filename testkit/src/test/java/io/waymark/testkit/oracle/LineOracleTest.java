package io.waymark.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.testkit.demo.DemoLine;
import io.waymark.testkit.demo.DemoLine.Fate;
import io.waymark.testkit.demo.DemoSettings;
import io.waymark.testkit.demo.DemoStore;
import io.waymark.testkit.demo.ExpectedTotals;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineOracleTest {

  private static final long WEEK = 7 * 86_400_000L;
  private static final long NOW = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final Map<String, String> MAIN = Map.of("tenant", "main");

  private final LineOracle oracle = new LineOracle(WEEK, List.of("bot"));
  private long offset;

  @Test
  void judgesLatenessByItsOwnPartition() {
    add(0, "{\"event_id\":\"a\",\"customer_id\":\"c\",\"ts\":%d}".formatted(NOW));
    add(0, "{\"event_id\":\"b\",\"customer_id\":\"c\",\"ts\":%d}".formatted(NOW - WEEK - 1));
    add(0, "{\"event_id\":\"d\",\"customer_id\":\"c\",\"ts\":%d}".formatted(NOW - WEEK));
    add(1, "{\"event_id\":\"b\",\"customer_id\":\"c\",\"ts\":%d}".formatted(NOW - WEEK - 1));
    assertThat(main().late).isEqualTo(1);
    assertThat(main().accepted()).isEqualTo(3);
  }

  @Test
  void markersMoveTheClock() {
    Map<String, String> marker = Map.of("marker", "clock:r:" + NOW);
    oracle.add(new OracleRecord(0, offset++, NOW, marker, new byte[0]));
    add(0, "{\"event_id\":\"b\",\"customer_id\":\"c\",\"ts\":%d}".formatted(NOW - WEEK - 1));
    assertThat(main().late).isEqualTo(1);
  }

  @Test
  void replacesWhatADayCostAndNeverCallsItLate() {
    add(0, "{\"event_id\":\"a\",\"customer_id\":\"c\",\"ts\":%d}".formatted(NOW));
    String spend =
        "{\"event_id\":\"%s\",\"kind\":\"spend\",\"channel\":\"tv\",\"ts\":%d,\"cost\":%d%s}";
    add(0, spend.formatted("1", NOW - 2 * WEEK, 10, ",\"properties\":{\"version\":2}"));
    add(0, spend.formatted("2", NOW - 2 * WEEK, 20, ""));
    add(0, spend.formatted("3", NOW - 2 * WEEK + 5, 30, ",\"version\":2"));
    assertThat(main().late).isZero();
    assertThat(main().spend.values()).containsExactly(new OracleSpend(new BigDecimal("30"), 0, 2));
  }

  @Test
  void mapsVisitorsToTheirCustomersOverTime() {
    add(0, "{\"event_id\":\"1\",\"anonymous_id\":\"v\",\"ts\":%d}".formatted(NOW - 900));
    add(0, identify("2", "ann", NOW - 800));
    add(0, "{\"event_id\":\"3\",\"anonymous_id\":\"v\",\"ts\":%d}".formatted(NOW - 700));
    add(0, identify("4", "bob", NOW - 600));
    add(0, "{\"event_id\":\"5\",\"anonymous_id\":\"v\",\"ts\":%d}".formatted(NOW - 500));
    add(0, "{\"event_id\":\"5\",\"anonymous_id\":\"v\",\"ts\":%d}".formatted(NOW - 500));
    OracleTotals totals = main();
    assertThat(totals.persons.get("c:ann").events).isEqualTo(3);
    assertThat(totals.persons.get("c:bob").events).isEqualTo(2);
    assertThat(totals.anonymousVisitors()).isZero();
    assertThat(totals.repeated).isEqualTo(1);
    assertThat(totals.identities.get("v"))
        .containsExactly(Map.entry(0L, "ann"), Map.entry(NOW - 600, "bob"));
  }

  @Test
  void countsTheTouchesOfEachJourney() {
    add(0, "{\"event_id\":\"1\",\"anonymous_id\":\"v\",\"ts\":%d}".formatted(NOW - 900));
    add(0, "{\"event_id\":\"3\",\"anonymous_id\":\"v\",\"ts\":%d}".formatted(NOW - 700));
    add(1, line("4", "o1", "1.5", NOW - 700));
    add(1, line("5", "o1", "2", NOW - 690));
    add(0, "{\"event_id\":\"6\",\"anonymous_id\":\"v\",\"ts\":%d}".formatted(NOW - 695));
    add(0, identify("2", "ann", NOW - 600));
    add(1, line("7", "", "9", NOW - 500));
    assertThat(main().journeys)
        .containsEntry("o:o1", new OracleJourney(NOW - 700, new BigDecimal("3.5"), "EUR", 2, false))
        .containsEntry(
            "e:ann/7", new OracleJourney(NOW - 500, new BigDecimal("9"), "EUR", 1, false))
        .hasSize(2);
  }

  private static String line(String id, String order, String revenue, long ts) {
    return ("{\"event_id\":\"%s\",\"customer_id\":\"ann\",\"kind\":\"conversion\",\"order_id\":\"%s\","
            + "\"revenue\":%s,\"currency\":\"EUR\",\"ts\":%d}")
        .formatted(id, order, revenue, ts);
  }

  @Test
  void namesReasons() {
    String person = "\"event_id\":\"x\",\"customer_id\":\"c\",";
    String now = "\"ts\":" + NOW;
    add(0, "{" + person);
    add(0, "{" + person + "\"revenue\":-1," + now + "}");
    add(0, "{" + person + "\"revenue\":\"1\"," + now + "}");
    add(0, "{" + person + "\"kind\":\"bought\"," + now + "}");
    add(0, "{" + person + "\"ts\":\"yesterday\"}");
    add(0, "{" + person + "\"ts\":1000}");
    add(0, "{" + person + "\"ts\":" + (NOW + 300_001) + "}");
    add(0, "{\"event_id\":\"x\"," + now + "}");
    add(0, "{" + person + "\"tenant\":\"other\"," + now + "}");
    add(0, "{" + person + "\"properties\":{\"user_agent\":\"GoogleBot\"}," + now + "}");
    oracle.add(
        new OracleRecord(
            0, offset++, NOW, Map.of("tenant", "main", "refused", "too_big"), new byte[3]));
    assertThat(main().rejected.keySet())
        .containsExactlyInAnyOrder(
            "malformed_json",
            "negative_amount",
            "wrong_type",
            "unknown_kind",
            "bad_ts",
            "ts_too_old",
            "ts_in_future",
            "missing_person",
            "tenant_mismatch",
            "too_big");
    assertThat(main().filtered).isEqualTo(1);
  }

  @Test
  void agreesWithTheTruthOfTheDemoStore() {
    DemoStore store = new DemoStore(DemoSettings.of(8, 90, 800, Instant.ofEpochMilli(NOW)));
    while (store.hasNext()) {
      DemoLine line = store.next();
      oracle.add(new OracleRecord(0, offset++, line.arrivalMs(), MAIN, line.json()));
    }
    ExpectedTotals expected = store.totals();
    OracleTotals totals = main();
    assertThat(totals.accepted()).isEqualTo(expected.lines(Fate.ACCEPTED));
    assertThat(totals.events).isEqualTo(expected.kinds());
    assertThat(totals.repeated).isEqualTo(expected.lines(Fate.REPEATED));
    assertThat(totals.late).isEqualTo(expected.lines(Fate.LATE));
    assertThat(totals.filtered).isEqualTo(expected.lines(Fate.FILTERED));
    assertThat(totals.purchases).hasSize((int) expected.conversions());
    assertThat(totals.customers()).isEqualTo(expected.customers());
    assertThat(totals.buyers).hasSize((int) expected.buyers());
    assertThat(totals.anonymousVisitors()).isEqualTo(expected.anonymousVisitors());
    totals.revenue.forEach((currency, sum) ->
        assertThat(sum)
            .isEqualByComparingTo(BigDecimal.valueOf(expected.revenue().get(currency), 4)));
    long cells = totals.channels.values().stream().mapToLong(counts -> counts.events).sum();
    assertThat(cells).isEqualTo(totals.accepted() - totals.events.get("spend"));
    BigDecimal spend =
        totals.spend.values().stream()
            .map(OracleSpend::cost)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    long billed = expected.spend().values().stream().mapToLong(Long::longValue).sum();
    assertThat(spend).isEqualByComparingTo(BigDecimal.valueOf(billed, 4));
  }

  private static String identify(String id, String customer, long ts) {
    return "{\"event_id\":\"%s\",\"kind\":\"identify\",\"anonymous_id\":\"v\",\"customer_id\":\"%s\",\"ts\":%d}"
        .formatted(id, customer, ts);
  }

  private void add(int partition, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    oracle.add(new OracleRecord(partition, offset++, NOW, MAIN, bytes));
  }

  private OracleTotals totals;

  private OracleTotals main() {
    if (totals == null) {
      totals = oracle.totals().get("main");
    }
    return totals;
  }
}
