package io.waymark.serving.config;

import io.waymark.clickhouse.OperatorQuery;
import io.waymark.clickhouse.TenantQuery;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.RowReader;
import io.waymark.serving.query.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Counts what was decided already. */
public final class HistoryQueries {

  private static final TenantQuery COUNTED = TenantQuery.load(HistoryQueries.class, "counted.sql");

  private static final OperatorQuery ZONES =
      OperatorQuery.load(HistoryQueries.class, "time_zones.sql");

  private final RowReader reader;

  /** Queries through that reader. */
  public HistoryQueries(RowReader reader) {
    this.reader = reader;
  }

  /**
   * Whether ClickHouse, which cuts the days, knows that time zone: its list may be older than
   * Java's. A server that does not show its list is taken at its word.
   */
  boolean knowsZone(String zone) {
    List<Row> zones = reader.read(ZONES);
    return zones.isEmpty() || zones.stream().anyMatch(row -> row.text("time_zone").equals(zone));
  }

  /** Events from that time on, by month and kind. */
  List<History.Counted> counted(String tenant, Instant from) {
    return reader.read(COUNTED, tenant, Map.of("from", Times.bound(from))).stream()
        .map(row ->
            new History.Counted(row.text("month"), row.text("of_kind"), row.whole("counted")))
        .sorted()
        .toList();
  }
}
