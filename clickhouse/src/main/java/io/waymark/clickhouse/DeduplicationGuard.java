package io.waymark.clickhouse;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Refuses tables that would take the same insert twice: rows are written effectively once only
 * where ClickHouse remembers the tokens of past inserts.
 */
public final class DeduplicationGuard {

  private static final OperatorQuery WINDOWS =
      OperatorQuery.load(DeduplicationGuard.class, "deduplication_windows.sql");

  private DeduplicationGuard() {}

  /**
   * Checks every MergeTree table of the database.
   *
   * @throws IllegalStateException that names the tables and the setting
   */
  public static void check(ClickHouse database) {
    List<Window> closed =
        WINDOWS.run(
            database,
            Map.of(),
            row ->
                new Window(row.getString("name"), row.getString("setting"), row.getLong("size")));
    String commands =
        closed.stream()
            .filter(window -> window.size() <= 0)
            .map(Window::remedy)
            .collect(Collectors.joining("; "));
    if (!commands.isEmpty()) {
      throw new IllegalStateException(
          "ClickHouse at "
              + database.url()
              + " would take a repeated insert twice, because a deduplication window is 0. Run: "
              + commands);
    }
  }

  private record Window(String table, String setting, long size) {
    String remedy() {
      return "ALTER TABLE " + table + " MODIFY SETTING " + setting + " = 10000";
    }
  }
}
