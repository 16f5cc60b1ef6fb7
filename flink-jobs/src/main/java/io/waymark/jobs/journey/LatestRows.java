package io.waymark.jobs.journey;

import io.waymark.clickhouse.row.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The row of each person's latest state, until the next barrier. In a catch-up a person comes back
 * within a checkpoint, after the state has left memory: of the rows of both times only the last
 * says anything.
 */
final class LatestRows {
  /** Beyond it all are handed over. */
  private static final int LIMIT = 100_000;

  private final Map<String, Row> rows = new HashMap<>();
  private final Consumer<Row> target;

  /** Hands rows to that target. */
  LatestRows(Consumer<Row> target) {
    this.target = target;
  }

  /** Takes the row of that state; one before it is forgotten. */
  void put(String key, Row row) {
    if (rows.size() >= LIMIT) {
      flush();
    }
    rows.put(key, row);
  }

  /** Nothing is to be said of that state any more. */
  void forget(String key) {
    rows.remove(key);
  }

  /** Hands over everything. */
  void flush() {
    rows.values().forEach(target);
    rows.clear();
  }
}
