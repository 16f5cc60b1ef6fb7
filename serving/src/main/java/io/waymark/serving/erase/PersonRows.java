package io.waymark.serving.erase;

import io.waymark.clickhouse.TenantDelete;
import io.waymark.clickhouse.TenantQuery;
import java.util.Map;

/**
 * A table with rows of persons: how they are found, in their order. Whoever adds such a table adds
 * it here, and its rows are exported and erased.
 */
enum PersonRows {
  EVENTS("where_event.sql", "ts", "concat(event_id, '/', customer_id, '/', anonymous_id)", false),
  CONVERSIONS(
      "where_event.sql", "ts", "concat(event_id, '/', customer_id, '/', anonymous_id)", false),
  REFUNDS("where_event.sql", "ts", "concat(event_id, '/', customer_id, '/', anonymous_id)", false),
  LATE_EVENTS("where_event.sql", "received", "key", false),
  FILTERED_EVENTS("where_event.sql", "received", "key", false),
  REPEATED_EVENTS("where_event.sql", "received", "key", false),
  JOURNEYS("where_journey.sql", "ts", "purchase_key", true),
  CUSTOMERS("where_customer.sql", "first_ts", "person", true),
  IDENTITIES("where_identity.sql", "valid_from", "anonymous_id", true),
  PATTERN_MATCHES(
      "where_match.sql", "ts", "concat(pattern, '/', person, '/', toString(key))", false),
  DEAD_ENDS("where_match.sql", "ts", "concat(pattern, '/', person, '/', toString(key))", false),
  REJECTED_EVENTS("where_rejected.sql", "received", "key", false);

  private final TenantQuery count;
  private final TenantQuery page;
  private final TenantDelete delete;

  PersonRows(String where, String time, String key, boolean versioned) {
    Map<String, String> places =
        Map.of("table", tableName(), "time", time, "key", key, "final", versioned ? "FINAL" : "");
    Class<?> here = PersonRows.class;
    count =
        TenantQuery.load(
            here, "count " + tableName(), PersonSql.hashed(places), "count.sql", where);
    page =
        TenantQuery.load(
            here,
            "page " + tableName(),
            PersonSql.plain(places),
            "export.sql",
            where,
            "export_page.sql");
    delete =
        TenantDelete.load(
            here,
            tableName(),
            PersonSql.hashed(places),
            "delete.sql",
            where,
            "delete_settings.sql");
  }

  /** Name in ClickHouse and in receipts. */
  String tableName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** How many rows there are of marked persons. */
  TenantQuery count() {
    return count;
  }

  /** A page of the rows of persons whose ids are known. */
  TenantQuery page() {
    return page;
  }

  /** Takes the rows of marked persons away; the engine's record of it names nobody. */
  TenantDelete delete() {
    return delete;
  }

  /** The rows of {@link #EVENTS} of persons whose ids are known, after that SELECT. */
  static TenantQuery events(String select) {
    return TenantQuery.load(
        PersonRows.class,
        select,
        PersonSql.plain(Map.of("table", "events")),
        select,
        "where_event.sql");
  }
}
