package io.waymark.serving.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers queries that contain a word with given rows, and keeps what was asked. */
public final class TestingReader implements TenantReader {

  /** One question. */
  public record Asked(String sql, String tenant, Map<String, Object> parameters) {}

  private final Map<String, List<Row>> answers = new LinkedHashMap<>();
  public final List<Asked> asked = new ArrayList<>();

  /** Queries with that word get these rows; the first word that fits wins. */
  public TestingReader when(String word, Row... rows) {
    answers.put(word, List.of(rows));
    return this;
  }

  /** A row of column, value, column, value. */
  public static Row row(Object... cells) {
    Map<String, Object> columns = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      columns.put((String) cells[i], cells[i + 1]);
    }
    return new Row(columns);
  }

  @Override
  public List<Row> read(String sql, String tenant, Map<String, Object> parameters) {
    asked.add(new Asked(sql, tenant, parameters));
    return answers.entrySet().stream()
        .filter(entry -> sql.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(List.of());
  }
}
