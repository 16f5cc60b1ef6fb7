package io.waymark.bench.line;

import com.clickhouse.client.api.query.GenericRecord;
import io.waymark.clickhouse.ClickHouse;
import io.waymark.clickhouse.OperatorQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of a run can be queried; each run has a database of its own. */
final class StoredRows {
  private static final OperatorQuery LINES = OperatorQuery.load(StoredRows.class, "lines.sql");
  private static final OperatorQuery SUMS = OperatorQuery.load(StoredRows.class, "sums.sql");
  private static final OperatorQuery PROBES = OperatorQuery.load(StoredRows.class, "probes.sql");

  private final ClickHouse clickHouse;

  StoredRows(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * Lines of the input, each in one of two classes.
   *
   * @param events rows of {@code events}
   * @param others rows of the tables of what is repeated, late, filtered or rejected
   */
  record Lines(long events, long others) {
    long sum() {
      return events + others;
    }
  }

  Lines lines() {
    return LINES
        .run(clickHouse, Map.of(), row -> new Lines(row.getLong("events"), row.getLong("others")))
        .get(0);
  }

  /** Whether every table of aggregates has taken in that many events. */
  boolean aggregatesHold(long events) {
    GenericRecord row = SUMS.run(clickHouse, Map.of(), each -> each).get(0);
    return row.getLong("customers") == events
        && row.getLong("hours") == events
        && row.getLong("minutes") == events;
  }

  /** What the aggregates hold, for messages. */
  String aggregates() {
    GenericRecord row = SUMS.run(clickHouse, Map.of(), each -> each).get(0);
    return "customers %d, channel_daily %d, channel_minutely %d"
        .formatted(row.getLong("customers"), row.getLong("hours"), row.getLong("minutes"));
  }

  /** Names of the sampled live events since then that can be seen. */
  Set<String> probes(long fromMillis) {
    List<String> seen =
        PROBES.run(clickHouse, Map.of("from", fromMillis), row -> row.getString("event_id"));
    return new HashSet<>(seen);
  }
}
