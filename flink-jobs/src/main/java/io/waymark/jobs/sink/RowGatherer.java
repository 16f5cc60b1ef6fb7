package io.waymark.jobs.sink;

import io.waymark.clickhouse.row.Table;
import io.waymark.jobs.record.RowBlock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the rows of one subtask until the next checkpoint. */
final class RowGatherer {
  private final @Nullable RowBuffer[] buffers = new RowBuffer[Table.values().length];
  private final ChunkPool pool;
  private final String job;
  private final int parallelism;
  private final int subtask;
  private final List<RowBatch> full = new ArrayList<>();
  private long watermark = Long.MIN_VALUE;

  RowGatherer(String job, int parallelism, int subtask, ChunkPool pool) {
    this.pool = pool;
    this.job = job;
    this.parallelism = parallelism;
    this.subtask = subtask;
  }

  void add(RowBlock block) {
    int code = block.table().ordinal();
    RowBuffer buffer = buffers[code];
    if (buffer == null) {
      buffer = new RowBuffer(block.table(), pool);
      buffers[code] = buffer;
    }
    buffer.add(block, full);
  }

  void reached(long watermark) {
    this.watermark = watermark;
  }

  /** Everything since the last checkpoint. Also without rows: progress has to be told. */
  Committable take(long checkpoint) {
    for (RowBuffer buffer : buffers) {
      if (buffer != null) {
        buffer.close(full);
        buffer.restart();
      }
    }
    List<RowBatch> batches = List.copyOf(full);
    full.clear();
    pool.keep(batches.stream().mapToInt(batch -> batch.bytes().pieces()).sum());
    return new Committable(job, checkpoint, parallelism, subtask, watermark, batches);
  }
}
