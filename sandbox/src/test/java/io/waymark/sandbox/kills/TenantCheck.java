package io.waymark.sandbox.kills;

import io.waymark.testkit.oracle.OracleCounts;
import io.waymark.testkit.oracle.OracleJourney;
import io.waymark.testkit.oracle.OracleTotals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares every table of one tenant with the oracle. */
final class TenantCheck {
  private static final String MEASURES =
      "sum(events), sum(touches), sum(engagements), sum(refund_count), sum(impressions), "
          + "sum(revenue), sum(refunds)";

  private final Tables tables;
  private final String tenant;
  private final OracleTotals oracle;
  private final Differences differences;

  TenantCheck(Tables tables, String tenant, OracleTotals oracle, Differences differences) {
    this.tables = tables;
    this.tenant = tenant;
    this.oracle = oracle;
    this.differences = differences;
  }

  void run() {
    events();
    conversions();
    asides();
    channels("channel_daily", "hour");
    channels("channel_minutely", "toStartOfHour(minute)");
    spend();
    persons();
    identities();
    journeys();
  }

  private void events() {
    compare("events by kind", text(oracle.events), "kind, count() FROM events", "GROUP BY kind");
    once("events", "(customer_id, anonymous_id, event_id)", oracle.accepted());
    compare(
        "refunds",
        text(oracle.refunds),
        "currency, sum(revenue) FROM events",
        "AND kind = 'refund' GROUP BY currency");
    compare(
        "rows of refunds",
        text(oracle.refunds),
        "currency, sum(amount) FROM refunds",
        "GROUP BY currency");
  }

  private void conversions() {
    once(
        "conversions",
        "(customer_id, anonymous_id, event_id)",
        oracle.events.getOrDefault("conversion", 0L));
    compare(
        "revenue",
        text(oracle.revenue),
        "currency, sum(revenue) FROM conversions",
        "GROUP BY currency");
    differences.compare(
        name("distinct purchases"),
        oracle.purchases.size(),
        number("uniqExact(purchase_key) FROM conversions"));
  }

  private void asides() {
    compare(
        "rejected by reason",
        text(oracle.rejected),
        "reason, count() FROM rejected_events",
        "GROUP BY reason");
    once("rejected_events", "key", oracle.rejected.values().stream().mapToLong(n -> n).sum());
    once("repeated_events", "key", oracle.repeated);
    once("late_events", "key", oracle.late);
    once("filtered_events", "key", oracle.filtered);
  }

  /** As many rows as that, and no two with the same key. */
  private void once(String table, String key, long rows) {
    differences.compare(name(table + " rows"), rows, number("count() FROM " + table));
    differences.compare(
        name(table + " keys"), rows, number("uniqExact(" + key + ") FROM " + table));
  }

  private void channels(String table, String hour) {
    Map<String, String> expected = new TreeMap<>();
    oracle.channels.forEach((cell, counts) -> expected.put(String.join("|", cell), cell(counts)));
    String time = "formatDateTime(" + hour + ", '%Y-%m-%dT%H:00:00Z', 'UTC') AS h";
    Map<String, String> actual = new TreeMap<>();
    for (List<String> row :
        rows(
            time
                + ", channel, campaign, device, region, currency, "
                + MEASURES
                + " FROM "
                + table
                + " FINAL",
            "GROUP BY h, channel, campaign, device, region, currency")) {
      actual.put(
          String.join("|", row.subList(0, 6)),
          row.subList(6, row.size()).stream()
              .map(TenantCheck::plain)
              .collect(Collectors.joining(" ")));
    }
    differences.compare(name(table), expected, actual);
    // The cell of a purchase is that of the line that came first, so only the sum is certain.
    differences.compare(
        name(table + " conversions"),
        oracle.purchases.size(),
        number("sum(conversions) FROM " + table + " FINAL"));
  }

  private static String cell(OracleCounts counts) {
    return String.join(
        " ",
        Long.toString(counts.events),
        Long.toString(counts.touches),
        Long.toString(counts.engagements),
        Long.toString(counts.refunds),
        Long.toString(counts.impressions),
        sum(counts.revenue),
        sum(counts.refunded));
  }

  private void spend() {
    Map<String, String> expected = new TreeMap<>();
    oracle.spend.forEach((day, report) ->
        expected.put(
            String.join("|", day),
            plain(report.cost().toPlainString()) + " " + report.impressions()));
    Map<String, String> actual = new TreeMap<>();
    for (List<String> row :
        rows(
            "concat(toString(day), 'T00:00:00Z'), channel, campaign, device, region, currency, cost,"
                + " impressions FROM spend",
            "")) {
      actual.put(String.join("|", row.subList(0, 6)), plain(row.get(6)) + " " + row.get(7));
    }
    differences.compare(name("spend"), expected, actual);
  }

  private void persons() {
    Map<String, String> expected = new TreeMap<>();
    oracle.persons.forEach((person, counts) -> expected.put(person, person(counts)));
    compare(
        "customers",
        expected,
        "concat(if(identified, 'c:', 'v:'), person), events, touches, engagements, conversions,"
            + " refunds, "
            + amounts("revenue")
            + ", "
            + amounts("refunded")
            + " FROM customers FINAL",
        "AND superseded_by = ''");
    differences.compare(
        name("purchases of customers"),
        oracle.purchases.size(),
        number("sum(purchases) FROM customers FINAL WHERE superseded_by = ''"));
  }

  private static String person(OracleCounts counts) {
    return String.join(
        " ",
        Long.toString(counts.events),
        Long.toString(counts.touches),
        Long.toString(counts.engagements),
        Long.toString(counts.conversions),
        Long.toString(counts.refunds),
        amounts(counts.revenue),
        amounts(counts.refunded));
  }

  private void identities() {
    Map<String, String> expected = new TreeMap<>();
    oracle.identities.forEach((anonymous, owners) ->
        owners.forEach(owner -> expected.put(anonymous + "@" + owner.getKey(), owner.getValue())));
    compare(
        "identities",
        expected,
        "concat(anonymous_id, '@', toString(toUnixTimestamp64Milli(valid_from))), customer_id"
            + " FROM identities FINAL",
        "");
  }

  private void journeys() {
    Map<String, String> expected = new TreeMap<>();
    oracle.journeys.forEach((key, journey) -> expected.put(key, journey(journey)));
    Map<String, String> actual = new TreeMap<>();
    for (List<String> row :
        rows(
            "purchase_key, toUnixTimestamp64Milli(ts), revenue, currency, length(touch_ts)"
                + " FROM journeys FINAL",
            "")) {
      OracleJourney known = oracle.journeys.get(row.get(0));
      String touches = known != null && known.isSettled() ? "any" : row.get(4);
      long ts = Long.parseLong(row.get(1));
      actual.put(
          row.get(0),
          Instant.ofEpochMilli(ts) + " " + plain(row.get(2)) + row.get(3) + " " + touches);
    }
    differences.compare(name("journeys"), expected, actual);
  }

  private static String journey(OracleJourney journey) {
    return Instant.ofEpochMilli(journey.ts())
        + " "
        + plain(journey.revenue().toPlainString())
        + journey.currency()
        + " "
        + (journey.isSettled() ? "any" : journey.touches());
  }

  private void compare(String what, Map<String, String> expected, String select, String end) {
    Map<String, String> actual = new TreeMap<>();
    for (List<String> row : rows(select, end)) {
      actual.put(row.get(0), String.join(" ", row.subList(1, row.size())));
    }
    differences.compare(name(what), expected, actual);
  }

  private List<List<String>> rows(String select, String end) {
    return tables.rows("SELECT " + select + " WHERE tenant = '" + tenant + "' " + end);
  }

  private long number(String select) {
    String where = select.contains(" WHERE ") ? " AND " : " WHERE ";
    return tables.number("SELECT " + select + where + "tenant = '" + tenant + "'");
  }

  private String name(String what) {
    return tenant + " " + what;
  }

  private static Map<String, String> text(Map<String, ?> figures) {
    Map<String, String> text = new TreeMap<>();
    figures.forEach((key, value) -> text.put(key, plain(value.toString())));
    return text;
  }

  private static String amounts(String column) {
    return "arrayStringConcat(arraySort(arrayMap((k, v) -> concat(toString(k), '=', toString(v)),"
        + (" mapKeys(" + column + "), mapValues(" + column + "))), ',')");
  }

  private static String amounts(Map<String, BigDecimal> byCurrency) {
    return byCurrency.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + plain(entry.getValue().toPlainString()))
        .collect(Collectors.joining(","));
  }

  private static String sum(Map<String, BigDecimal> byCurrency) {
    return plain(
        byCurrency.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString());
  }

  /** A number without the zeros at its end. */
  private static String plain(String number) {
    BigDecimal value = new BigDecimal(number);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
