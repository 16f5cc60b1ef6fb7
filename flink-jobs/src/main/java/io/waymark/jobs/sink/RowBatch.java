package io.waymark.jobs.sink;

import io.waymark.clickhouse.row.Table;

/**
 * Rows of one table that one subtask gathered for one checkpoint.
 *
 * @param table where they go
 * @param number which batch of the table this is within the checkpoint, from 0
 * @param columns how many of the table's columns the rows hold: rows of a checkpoint written before
 *     a column was added hold fewer
 * @param ends where each row ends in {@code bytes}
 * @param bytes the rows in RowBinary, one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; copying megabytes would be waste.
record RowBatch(Table table, int number, int columns, int[] ends, Chunks bytes) {

  int rows() {
    return ends.length;
  }

  int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }
}
