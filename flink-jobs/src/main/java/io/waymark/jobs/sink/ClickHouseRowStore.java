package io.waymark.jobs.sink;

import io.waymark.clickhouse.ClickHouse;
import io.waymark.clickhouse.ClickHouseFailure;
import io.waymark.clickhouse.ClickHouseUrl;
import io.waymark.clickhouse.DeduplicationGuard;
import io.waymark.clickhouse.Migrations;
import io.waymark.clickhouse.row.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Rows into ClickHouse. The schema is brought forward before the first row. */
final class ClickHouseRowStore implements RowStore {
  private final ClickHouseUrl url;
  private final ClickHouse clickHouse;
  private boolean ready;

  ClickHouseRowStore(String url) {
    this.url = ClickHouseUrl.parse(url);
    this.clickHouse = ClickHouse.open(this.url);
  }

  @Override
  public void insert(Table table, List<String> columns, InputStream rowBinary, String token)
      throws IOException {
    try {
      makeReady();
      clickHouse.insert(table.tableName(), columns, rowBinary, token);
    } catch (ClickHouseFailure e) {
      String message = String.valueOf(e.getMessage());
      if (e.kind() == ClickHouseFailure.Kind.ROWS_REFUSED) {
        throw new RefusedRowsException(message, e);
      }
      throw new IOException(message, e);
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private synchronized void makeReady() {
    if (!ready) {
      Migrations.ofProgram().run(url);
      DeduplicationGuard.check(clickHouse);
      ready = true;
    }
  }

  @Override
  public void close() {
    clickHouse.close();
  }
}
