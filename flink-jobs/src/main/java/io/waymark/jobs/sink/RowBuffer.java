package io.waymark.jobs.sink;

import io.waymark.clickhouse.row.Table;
import io.waymark.jobs.record.RowBlock;
import java.util.Arrays;
import java.util.List;

/**
 * Gathers the rows of one table; a batch that would grow too large is closed and a new one begun.
 */
final class RowBuffer {
  private static final int MAX_BATCH_BYTES = 32 * 1024 * 1024;

  private final Table table;
  private final ChunkPool pool;
  private Chunks bytes;
  private int[] ends = new int[1024];
  private int rows;
  private int number;

  RowBuffer(Table table, ChunkPool pool) {
    this.table = table;
    this.pool = pool;
    this.bytes = new Chunks(pool);
  }

  void add(RowBlock block, List<RowBatch> full) {
    if (bytes.size() + block.bytes().length > MAX_BATCH_BYTES) {
      close(full);
    }
    int start = bytes.size();
    bytes.append(block.bytes());
    int added = block.ends().length;
    if (rows + added > ends.length) {
      ends = Arrays.copyOf(ends, Math.max(rows * 2, rows + added));
    }
    for (int end : block.ends()) {
      ends[rows++] = start + end;
    }
  }

  /** Hands over what was gathered, if anything. */
  void close(List<RowBatch> batches) {
    if (rows > 0) {
      batches.add(
          new RowBatch(table, number++, table.columns().size(), Arrays.copyOf(ends, rows), bytes));
      rows = 0;
      bytes = new Chunks(pool);
    }
  }

  /** A new checkpoint begins: batches are numbered from 0 again. */
  void restart() {
    number = 0;
  }
}
