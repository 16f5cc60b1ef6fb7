package io.waymark.clickhouse.row;

import java.util.List;

/**
 * The tables that the job writes, with the columns in the order of their row codecs. The order of
 * the constants is part of what checkpoints hold: new tables go to the end.
 */
public enum Table {
  EVENTS(
      "event_id, tenant, customer_id, anonymous_id, kind, name, channel, campaign, session_id,"
          + " order_id, ts, device, region, revenue, currency, cost, impressions, properties,"
          + " out_of_order, source, received, meaning, rule, goal, advertising, place"),
  CONVERSIONS(
      "tenant, ts, event_id, purchase_key, order_id, customer_id, anonymous_id, name, channel,"
          + " campaign, device, region, revenue, currency, source, meaning, goal, goal_kind, value,"
          + " value_currency, value_base, base_currency"),
  JOURNEYS(
      "tenant, purchase_key, person, identified, ts, revenue, currency, touch_ts, touch_channel,"
          + " touch_campaign, touch_name, truncated, version, touch_advertising"),
  CUSTOMERS(
      "tenant, identified, person, superseded_by, first_ts, last_ts, events, touches, engagements,"
          + " conversions, purchases, refunds, revenue, refunded, first_channel, last_channel,"
          + " last_purchase, version, properties, analytics, advertising"),
  IDENTITIES("tenant, anonymous_id, valid_from, customer_id, version"),
  CHANNEL_DAILY(
      "tenant, hour, channel, campaign, device, region, currency, events, touches, engagements,"
          + " conversions, refund_count, impressions, revenue, refunds, version"),
  CHANNEL_MINUTELY(
      "tenant, minute, channel, campaign, device, region, currency, events, touches, engagements,"
          + " conversions, refund_count, impressions, revenue, refunds, version"),
  REJECTED_EVENTS("tenant, key, reason, detail, payload, source, received"),
  LATE_EVENTS(
      "tenant, key, event_id, customer_id, anonymous_id, ts, clock, payload, source, received"),
  FILTERED_EVENTS(
      "tenant, key, reason, event_id, customer_id, anonymous_id, ts, payload, source, received"),
  REPEATED_EVENTS("tenant, key, event_id, customer_id, anonymous_id, ts, source, received"),
  PROGRESS("job, checkpoint, parallelism, subtask, watermark, written"),
  REFUNDS(
      "tenant, ts, event_id, order_id, customer_id, anonymous_id, name, channel, campaign, device,"
          + " region, amount, currency, source"),
  ERASURES("tenant, receipt, part, stage, parallelism, subtask, cleared, reported"),
  PATTERN_MATCHES(
      "tenant, pattern, version, mode, person, identified, ts, first_ts, key, value, currency,"
          + " touch_ts, touch_step, touch_event_id, touch_kind, touch_name, touch_channel,"
          + " touch_campaign"),
  DEAD_ENDS(
      "tenant, pattern, version, mode, person, identified, ts, first_ts, key, value, currency,"
          + " touch_ts, touch_step, touch_event_id, touch_kind, touch_name, touch_channel,"
          + " touch_campaign, step_reached"),
  PATTERN_FAILURES("tenant, pattern, version, failed, reason");

  private static final Table[] BY_CODE = values();

  private final String tableName = name().toLowerCase(java.util.Locale.ROOT);
  private final List<String> columns;

  Table(String columns) {
    this.columns = List.of(columns.split(", *"));
  }

  /** Name in ClickHouse. */
  public String tableName() {
    return tableName;
  }

  /** Columns in the order in which a row codec writes them. */
  public List<String> columns() {
    return columns;
  }

  /** The table of that ordinal. */
  public static Table ofCode(int code) {
    return BY_CODE[code];
  }
}
