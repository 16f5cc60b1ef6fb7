package io.waymark.serving.app;

/** Writes rows as the job would, and derives the other tables from them by plain SQL. */
final class Rows {

  private final TestingSystem system;
  private final String tenant;

  Rows(TestingSystem system) {
    this(system, "main");
  }

  private Rows(TestingSystem system, String tenant) {
    this.system = system;
    this.tenant = tenant;
  }

  Rows ofTenant(String other) {
    return new Rows(system, other);
  }

  void event(
      String id,
      String customer,
      String visitor,
      String kind,
      String channel,
      String ts,
      String revenue,
      String currency) {
    String cost = kind.equals("spend") ? "5" : "0";
    system.sql(
        "INSERT INTO events (event_id, tenant, customer_id, anonymous_id, kind, channel, ts, revenue,"
            + " currency, cost, received) VALUES ("
            + String.join(
                ", ",
                quoted(id),
                quoted(tenant),
                quoted(customer),
                quoted(visitor),
                quoted(kind),
                quoted(channel),
                quoted(ts),
                revenue,
                quoted(currency),
                cost,
                "now64(3)")
            + ")");
  }

  /** What a channel cost on a day, by one report; the version may be empty. */
  void spend(
      String id,
      String channel,
      String ts,
      String cost,
      String currency,
      String version,
      String received) {
    String properties = version.isEmpty() ? "{}" : "{\"version\":" + version + "}";
    system.sql(
        "INSERT INTO events (event_id, tenant, kind, channel, ts, cost, currency, properties,"
            + " received) VALUES ("
            + String.join(
                ", ",
                quoted(id),
                quoted(tenant),
                "'spend'",
                quoted(channel),
                quoted(ts),
                cost,
                quoted(currency),
                quoted(properties),
                quoted(received))
            + ")");
  }

  void identity(String visitor, String customer) {
    system.sql(
        "INSERT INTO identities VALUES ("
            + String.join(
                ", ",
                quoted(tenant),
                quoted(visitor),
                "'1970-01-01 00:00:00'",
                quoted(customer),
                "1")
            + ")");
  }

  /** Two versions of every hourly row, the older one wrong, with merges stopped. */
  void derive() {
    system.sql("SYSTEM STOP MERGES channel_daily");
    system.sql(
        "INSERT INTO conversions (tenant, ts, event_id, purchase_key, order_id, customer_id,"
            + " anonymous_id, name, channel, campaign, device, region, revenue, currency, source)"
            + " SELECT tenant, ts, event_id, if(order_id = '', event_id, order_id),"
            + " order_id, customer_id, anonymous_id, name, channel, campaign, device, region, revenue,"
            + " currency, source FROM events WHERE kind = 'conversion'");
    for (int version = 1; version <= 2; version++) {
      String factor = version == 1 ? "77 * " : "";
      system.sql(
          "INSERT INTO channel_daily SELECT tenant, toStartOfHour(ts) AS h, channel, campaign, device,"
              + " region, currency, "
              + factor
              + "count(), "
              + factor
              + "countIf(kind = 'touch'), 0, 0,"
              + " 0, 0, "
              + factor
              + "sumIf(revenue, kind = 'conversion'), "
              + factor
              + "sumIf(revenue, kind = 'refund'), "
              + version
              + " FROM events WHERE kind != 'spend' GROUP BY tenant, h, channel, campaign, device, region, currency");
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }
}
