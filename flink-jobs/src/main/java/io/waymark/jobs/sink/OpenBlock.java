package io.waymark.jobs.sink;

import io.waymark.clickhouse.row.Table;
import io.waymark.core.packed.PackedWriter;
import io.waymark.jobs.record.RowBlock;
import java.util.Arrays;

/** A block that rows are still added to. */
final class OpenBlock {
  /** A quarter of a network buffer: Flink copies once more what does not fit into one. */
  private static final int FULL_BYTES = 8 * 1024;

  private final Table table;
  private final PackedWriter bytes = new PackedWriter(1024);
  private int[] ends = new int[16];
  private int rows;

  OpenBlock(Table table) {
    this.table = table;
  }

  void add(byte[] row) {
    bytes.append(row, 0, row.length);
    if (rows == ends.length) {
      ends = Arrays.copyOf(ends, rows * 2);
    }
    ends[rows++] = bytes.size();
  }

  boolean isEmpty() {
    return rows == 0;
  }

  boolean isFull() {
    return bytes.size() >= FULL_BYTES;
  }

  /** Hands over the rows so far and begins anew. */
  RowBlock take() {
    RowBlock block = new RowBlock(table, Arrays.copyOf(ends, rows), bytes.toBytes());
    bytes.clear();
    rows = 0;
    return block;
  }
}
