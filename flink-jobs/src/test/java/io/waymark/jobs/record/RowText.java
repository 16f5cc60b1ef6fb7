package io.waymark.jobs.record;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import java.util.Collection;
import java.util.List;

/** Reads rows in tests. */
public final class RowText {
  private RowText() {}

  public static List<Table> tables(Collection<Row> rows) {
    return rows.stream().map(Row::table).toList();
  }

  public static long count(Collection<Row> rows, Table table) {
    return rows.stream().filter(row -> row.table() == table).count();
  }
}
