package io.waymark.serving.query;

import io.waymark.clickhouse.OperatorQuery;
import io.waymark.clickhouse.TenantQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers queries, by the names of their files, and keeps what was asked. */
public final class TestingReader implements RowReader {

  /** One question. */
  public record Asked(String query, String tenant, Map<String, Object> parameters) {}

  private final Map<String, List<Row>> answers = new LinkedHashMap<>();
  public final List<Asked> asked = new ArrayList<>();

  /** That query gets these rows. */
  public TestingReader when(String query, Row... rows) {
    answers.put(query, List.of(rows));
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
  public List<Row> read(TenantQuery query, String tenant, Map<String, Object> parameters) {
    asked.add(new Asked(query.name(), tenant, parameters));
    return answer(query.name());
  }

  @Override
  public List<Row> read(OperatorQuery query) {
    asked.add(new Asked(query.name(), "", Map.of()));
    return answer(query.name());
  }

  private List<Row> answer(String query) {
    return answers.entrySet().stream()
        .filter(entry -> query.equals(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(List.of());
  }
}
