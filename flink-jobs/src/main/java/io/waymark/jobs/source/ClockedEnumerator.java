package io.waymark.jobs.source;

import io.waymark.core.clock.ReaderStatus;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/**
 * The connector's enumerator, which also tells every reader how the clocks of all stand, and Flink
 * whether the job has a backlog: meanwhile checkpoints are rarer ({@code checkpoint.catch-up}).
 */
final class ClockedEnumerator
    implements SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> {
  private static final long BEHIND_MS = 60_000;

  private final SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> kafka;
  private final SplitEnumeratorContext<KafkaPartitionSplit> context;
  private final LongSupplier wallClock;
  private final Map<Integer, ReaderStatus> reports = new HashMap<>();
  private boolean behind;

  ClockedEnumerator(
      SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> kafka,
      SplitEnumeratorContext<KafkaPartitionSplit> context,
      LongSupplier wallClock) {
    this.kafka = kafka;
    this.context = context;
    this.wallClock = wallClock;
  }

  @Override
  public void handleSourceEvent(int subtask, SourceEvent event) {
    if (event instanceof ClockReport report) {
      reports.put(subtask, report.status());
      shareClocks();
    } else {
      kafka.handleSourceEvent(subtask, event);
    }
  }

  /** Only when every reader has spoken: a silent one may have the oldest clock. */
  private void shareClocks() {
    if (reports.size() < context.currentParallelism()) {
      return;
    }
    ReaderStatus all = ReaderStatus.none();
    for (ReaderStatus status : reports.values()) {
      all = all.and(status);
    }
    for (int subtask : context.registeredReaders().keySet()) {
      context.sendEventToSourceReader(subtask, new ClockReport(all));
    }
    tellBacklog(all.isBehind(wallClock.getAsLong(), BEHIND_MS));
    // The next answer waits for new reports of all, which bounds the traffic too.
    reports.clear();
  }

  private void tellBacklog(boolean nowBehind) {
    if (nowBehind != behind) {
      behind = nowBehind;
      context.setIsProcessingBacklog(behind);
    }
  }

  @Override
  public void addReader(int subtask) {
    reports.remove(subtask);
    kafka.addReader(subtask);
  }

  @Override
  public void addSplitsBack(List<KafkaPartitionSplit> splits, int subtask) {
    reports.remove(subtask);
    kafka.addSplitsBack(splits, subtask);
  }

  @Override
  public void start() {
    kafka.start();
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {
    kafka.handleSplitRequest(subtask, host);
  }

  @Override
  public KafkaSourceEnumState snapshotState(long checkpointId) throws Exception {
    return kafka.snapshotState(checkpointId);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    kafka.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    kafka.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void close() throws IOException {
    kafka.close();
  }
}
