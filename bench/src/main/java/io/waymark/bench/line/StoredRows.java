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

  /**
   * What the tables of aggregates have taken in.
   *
   * @param people rows of {@code customers}: customers, and visitors of whom no more is known
   * @param customers events over all people
   * @param hours events over all hours
   * @param minutes events over all minutes
   */
  record Aggregates(long people, long customers, long hours, long minutes) {
    boolean hold(long events) {
      return customers == events && hours == events && minutes == events;
    }
  }

  Aggregates aggregates() {
    return SUMS.run(clickHouse, Map.of(), StoredRows::aggregates).get(0);
  }

  private static Aggregates aggregates(GenericRecord row) {
    return new Aggregates(
        row.getLong("people"),
        row.getLong("customers"),
        row.getLong("hours"),
        row.getLong("minutes"));
  }

  /** Names of the sampled live events since then that can be seen. */
  Set<String> probes(long fromMillis) {
    List<String> seen =
        PROBES.run(clickHouse, Map.of("from", fromMillis), row -> row.getString("event_id"));
    return new HashSet<>(seen);
  }
}
