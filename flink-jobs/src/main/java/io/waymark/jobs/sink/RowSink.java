package io.waymark.jobs.sink;

import io.waymark.jobs.record.RowBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.state.OperatorStateCheckpointOutputStream;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StatePartitionStreamProvider;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * All tables, effectively once: rows gather here, travel in the checkpoint and are inserted when it
 * is complete, under a token that a second insert repeats (see the ADR on rows).
 *
 * <p>Rows are raw operator state, one partition for each checkpoint that is not written yet.
 */
public final class RowSink extends AbstractStreamOperator<RowBlock>
    implements OneInputStreamOperator<RowBlock, RowBlock> {
  private static final long serialVersionUID = 1L;
  private static final long OF_OTHERS = 32L << 20;

  private final String url;

  private transient RowGatherer gathered;
  private transient Commits commits;
  private transient volatile long clock;

  /** A sink into the ClickHouse of that URL. */
  @SuppressWarnings("NullAway") // transient fields are set in initializeState
  public RowSink(String url) {
    this.url = url;
  }

  /** What a restored checkpoint still holds was decided: it is written before anything else. */
  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    JobInfo job = getRuntimeContext().getJobInfo();
    TaskInfo task = getRuntimeContext().getTaskInfo();
    gathered =
        new RowGatherer(
            job.getJobId().toString(),
            task.getNumberOfParallelSubtasks(),
            task.getIndexOfThisSubtask(),
            new ChunkPool(
                memoryBesideHeap(
                    getContainingTask().getEnvironment().getTaskManagerInfo().getConfiguration())));
    commits = new Commits(new RowCommitter(new ClickHouseRowStore(url), this::wallTime));
    clock = Long.MIN_VALUE;
    getMetricGroup().gauge("waymark_watermark_delay_ms", this::clockDelayMs);
    if (context.isRestored()) {
      commits.restore(restored(context));
    }
  }

  /** A slot's share of what tasks are given beside the heap; Kafka's clients need some of it. */
  static long memoryBesideHeap(Configuration taskManager) {
    long all = taskManager.get(TaskManagerOptions.TASK_OFF_HEAP_MEMORY).getBytes();
    return Math.max(0, all - OF_OTHERS) / taskManager.get(TaskManagerOptions.NUM_TASK_SLOTS);
  }

  private static List<Committable> restored(StateInitializationContext context) throws IOException {
    List<Committable> rows = new ArrayList<>();
    for (StatePartitionStreamProvider partition : context.getRawOperatorStateInputs()) {
      rows.add(CommittableForm.read(partition.getStream()));
    }
    return rows;
  }

  @Override
  public void processElement(StreamRecord<RowBlock> block) {
    gathered.add(block.getValue());
  }

  private long wallTime() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  /** How far event time is behind wall time; -1 while there is no event time yet. */
  private long clockDelayMs() {
    return clock == Long.MIN_VALUE ? -1 : Math.max(0, wallTime() - clock);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    clock = mark.getTimestamp();
    gathered.reached(clock);
    super.processWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    commits.add(gathered.take(context.getCheckpointId()));
    OperatorStateCheckpointOutputStream out = context.getRawOperatorStateOutput();
    for (Committable rows : commits.unwritten()) {
      out.startNewPartition();
      CommittableForm.write(rows, out);
    }
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    commits.upTo(checkpointId);
  }

  /** A job that was stopped in order leaves no complete checkpoint unwritten. */
  @Override
  public void close() throws Exception {
    try {
      if (commits != null
          && !getContainingTask().isCanceled()
          && !getContainingTask().isFailing()) {
        commits.await();
      }
    } finally {
      stopCommits();
      super.close();
    }
  }

  private void stopCommits() throws IOException {
    if (commits != null) {
      commits.close();
    }
  }
}
