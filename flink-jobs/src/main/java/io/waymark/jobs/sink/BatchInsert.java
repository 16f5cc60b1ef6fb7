package io.waymark.jobs.sink;

import io.waymark.clickhouse.row.DeadLetter;
import io.waymark.clickhouse.row.EventRows;
import io.waymark.clickhouse.row.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inserts a batch; where the store refuses it, halves it until the refused rows stand alone. They
 * go to the dead letters and the rest of the batch goes on. A second run halves in the same places,
 * so every part keeps its token.
 */
final class BatchInsert {
  private static final Logger LOG = LoggerFactory.getLogger(BatchInsert.class);

  private final RowStore store;
  private final LongSupplier wallClock;

  BatchInsert(RowStore store, LongSupplier wallClock) {
    this.store = store;
    this.wallClock = wallClock;
  }

  void insert(RowBatch batch, String token) throws IOException {
    insert(batch, 0, batch.rows(), token);
  }

  private void insert(RowBatch batch, int from, int to, String token) throws IOException {
    int start = batch.start(from);
    int end = batch.ends()[to - 1];
    try {
      store.insert(
          batch.table(),
          batch.table().columns().subList(0, batch.columns()),
          batch.bytes().stream(start, end),
          token);
    } catch (RefusedRowsException e) {
      if (to - from > 1) {
        int middle = (from + to) >>> 1;
        insert(batch, from, middle, token + ":" + from + "-" + middle);
        insert(batch, middle, to, token + ":" + middle + "-" + to);
      } else {
        bury(batch.table(), batch.bytes().copy(start, end), token, e);
      }
    }
  }

  private void bury(Table table, byte[] row, String token, RefusedRowsException refused)
      throws IOException {
    if (table == Table.REJECTED_EVENTS) {
      throw new IOException("the dead letters refuse a row themselves", refused);
    }
    LOG.error("{} refused a row: {}", table.tableName(), refused.getMessage());
    DeadLetter letter =
        new DeadLetter(
            tenantOf(table, row),
            "row/" + token,
            "refused_by_store",
            table.tableName() + ": " + refused.getMessage(),
            row,
            "",
            wallClock.getAsLong());
    store.insert(
        Table.REJECTED_EVENTS,
        Table.REJECTED_EVENTS.columns(),
        new ByteArrayInputStream(EventRows.rejected(letter).bytes()),
        token + ":refused");
  }

  /** The tenant that the row's own columns name, so that its owner finds the dead letter. */
  private static String tenantOf(Table table, byte[] row) {
    int column = table.columns().indexOf("tenant");
    return column < 0 || column > 1
        ? DeadLetter.UNKNOWN_TENANT
        : EventRows.leadingText(row, column);
  }
}
