package io.waymark.jobs.sink;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;

/** Gathers rows until the next checkpoint; writes nothing itself. */
final class RowWriter implements CommittingSinkWriter<Row, Committable> {
  private final RowBuffer[] buffers = new RowBuffer[Table.values().length];
  private final String job;
  private final int parallelism;
  private final int subtask;
  private final List<RowBatch> full = new ArrayList<>();
  private long watermark = Long.MIN_VALUE;

  RowWriter(String job, int parallelism, int subtask) {
    this.job = job;
    this.parallelism = parallelism;
    this.subtask = subtask;
  }

  @Override
  public void write(Row row, Context context) {
    int code = row.table().ordinal();
    RowBuffer buffer = buffers[code];
    if (buffer == null) {
      buffer = new RowBuffer(row.table());
      buffers[code] = buffer;
    }
    buffer.add(row, full);
  }

  @Override
  public void writeWatermark(Watermark mark) {
    watermark = mark.getTimestamp();
  }

  @Override
  public void flush(boolean endOfInput) {
    // Rows leave with the checkpoint, in prepareCommit.
  }

  @Override
  public Collection<Committable> prepareCommit() {
    for (RowBuffer buffer : buffers) {
      if (buffer != null) {
        buffer.close(full);
        buffer.restart();
      }
    }
    List<RowBatch> batches = List.copyOf(full);
    full.clear();
    // Also without rows: progress has to be told.
    return List.of(new Committable(job, 0, parallelism, subtask, watermark, batches));
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
