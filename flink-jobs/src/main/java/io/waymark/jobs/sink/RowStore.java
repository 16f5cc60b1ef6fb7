package io.waymark.jobs.sink;

import io.waymark.clickhouse.row.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Where rows end up. */
interface RowStore extends AutoCloseable {

  /**
   * Inserts rows once: a second call with the same token changes nothing.
   *
   * @param columns what the rows hold, in their order
   * @param rowBinary the rows, one after the other; {@code reset} takes it back to its beginning
   * @param token names these rows for good
   * @throws RefusedRowsException if the store will never take them as they are
   * @throws IOException if it cannot take them now
   */
  void insert(Table table, List<String> columns, InputStream rowBinary, String token)
      throws IOException;

  @Override
  void close();
}
