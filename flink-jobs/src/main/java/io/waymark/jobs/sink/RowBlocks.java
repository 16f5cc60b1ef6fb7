package io.waymark.jobs.sink;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.jobs.record.RowBlock;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of a stage together by table, so that they cross the network by the block and not
 * one by one. It holds nothing beyond a barrier: all blocks go on before it, so a checkpoint finds
 * every row of its interval in the sink.
 */
public final class RowBlocks extends AbstractStreamOperator<RowBlock>
    implements OneInputStreamOperator<Row, RowBlock> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable OpenBlock[] open;

  /** An operator in the chain of the stage whose rows it takes. */
  @SuppressWarnings("NullAway") // transient fields are set in open
  public RowBlocks() {}

  @Override
  public void open() throws Exception {
    super.open();
    open = new OpenBlock[Table.values().length];
  }

  @Override
  public void processElement(StreamRecord<Row> element) {
    Row row = element.getValue();
    int code = row.table().ordinal();
    OpenBlock block = open[code];
    if (block == null) {
      block = new OpenBlock(row.table());
      open[code] = block;
    }
    block.add(row.bytes());
    if (block.isFull()) {
      emit(block);
    }
  }

  private void emit(OpenBlock block) {
    output.collect(new StreamRecord<>(block.take()));
  }

  private void emitAll() {
    for (OpenBlock block : open) {
      if (block != null && !block.isEmpty()) {
        emit(block);
      }
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    emitAll();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public void finish() throws Exception {
    emitAll();
    super.finish();
  }
}
