package io.waymark.serving.config;

import io.waymark.clickhouse.TenantQuery;
import io.waymark.serving.query.RowReader;
import io.waymark.serving.query.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Counts what was decided already. */
public final class HistoryQueries {

  private static final TenantQuery COUNTED = TenantQuery.load(HistoryQueries.class, "counted.sql");

  private final RowReader reader;

  /** Queries through that reader. */
  public HistoryQueries(RowReader reader) {
    this.reader = reader;
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
