package io.waymark.jobs.source;

import io.waymark.core.clock.ClockBounds;
import io.waymark.core.clock.PartitionClock;
import io.waymark.core.clock.ReaderClock;
import io.waymark.core.clock.ReaderStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The connector's reader with a clock for every partition: it judges each event as it passes and
 * gives the watermark. Runs on the task's thread; only the look at the logs' ends has its own.
 */
final class ClockedReader implements SourceReader<Intake, KafkaPartitionSplit> {
  private static final long TICK_MS = 200;

  /** While records stand ready a watermark behind each would cost more than the records. */
  private static final long WATERMARK_MS = 20;

  private final SourceReader<Intake, KafkaPartitionSplit> kafka;
  private final SourceReaderContext context;
  private final LogEnds logEnds;
  private final LongSupplier wallClock;
  private final ClockBounds bounds;
  private final ReaderClock clock;
  private final Map<String, ClockedPartition> partitions = new HashMap<>();
  private final Set<TopicPartition> assigned = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "waymark-log-ends");
        thread.setDaemon(true);
        return thread;
      });

  private ReaderStatus installation =
      new ReaderStatus(0, PartitionClock.NO_CLOCK, PartitionClock.NO_CLOCK, 0);
  private @Nullable ClockedOutput output;
  private @Nullable CompletableFuture<Void> attached;
  private volatile CompletableFuture<Void> wake = new CompletableFuture<>();
  private long nextTickMs;
  private long nextWatermarkMs;
  private long emitted = ReaderClock.NO_WATERMARK;

  ClockedReader(
      SourceReader<Intake, KafkaPartitionSplit> kafka,
      SourceReaderContext context,
      LogEnds logEnds,
      ClockBounds bounds,
      LongSupplier wallClock) {
    this.kafka = kafka;
    this.context = context;
    this.logEnds = logEnds;
    this.wallClock = wallClock;
    this.bounds = bounds;
    this.clock = new ReaderClock(bounds);
  }

  @Override
  public void start() {
    kafka.start();
    ticker.scheduleWithFixedDelay(this::lookAtLogEnds, 0, TICK_MS, TimeUnit.MILLISECONDS);
  }

  private void lookAtLogEnds() {
    if (!assigned.isEmpty()) {
      logEnds.refresh(List.copyOf(assigned));
    }
    wake.complete(null);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Intake> target) throws Exception {
    ClockedOutput clocked = output;
    if (clocked == null || clocked.target() != target) {
      clocked = new ClockedOutput(target, this::partition, bounds, wallClock);
      output = clocked;
    }
    InputStatus status = kafka.pollNext(clocked);
    long now = wallClock.getAsLong();
    if (now >= nextTickMs) {
      nextTickMs = now + TICK_MS;
      tick(now);
    }
    if (status != InputStatus.MORE_AVAILABLE || now >= nextWatermarkMs) {
      nextWatermarkMs = now + WATERMARK_MS;
      giveWatermark(target);
    }
    return status;
  }

  private void tick(long now) {
    for (ClockedPartition p : partitions.values()) {
      if (logEnds.isReadToEnd(p.topicPartition(), p.nextOffset())) {
        p.clock().readToEnd(now, bounds);
      } else {
        p.clock().hasUnread();
      }
    }
    clock.advance(installation, now);
    context.sendSourceEventToCoordinator(new ClockReport(clock.status(now)));
  }

  private void giveWatermark(ReaderOutput<Intake> target) {
    long watermark = clock.watermark(installation);
    if (watermark > emitted) {
      emitted = watermark;
      target.emitWatermark(new Watermark(watermark));
    }
  }

  private ClockedPartition partition(String splitId) {
    ClockedPartition partition = partitions.get(splitId);
    if (partition == null) {
      throw new IllegalStateException("records of " + splitId + ", which was never assigned here");
    }
    return partition;
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    long now = wallClock.getAsLong();
    for (KafkaPartitionSplit split : splits) {
      boolean clocked = split instanceof ClockedSplit;
      PartitionClock added =
          clock.add(
              split.splitId(),
              clocked ? ((ClockedSplit) split).clock() : PartitionClock.NO_CLOCK,
              clocked && ((ClockedSplit) split).inReplay(),
              now);
      partitions.put(
          split.splitId(),
          new ClockedPartition(split.getTopicPartition(), added, split.getStartingOffset()));
      assigned.add(split.getTopicPartition());
    }
    kafka.addSplits(splits);
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    return kafka.snapshotState(checkpointId).stream().map(this::withClock).toList();
  }

  private KafkaPartitionSplit withClock(KafkaPartitionSplit split) {
    PartitionClock at = partition(split.splitId()).clock();
    return new ClockedSplit(split, at.clock(), at.inReplay());
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    CompletableFuture<Void> records = kafka.isAvailable();
    if (records.isDone()) {
      return records;
    }
    if (wake.isDone()) {
      wake = new CompletableFuture<>();
    }
    if (attached != records) {
      // Attached once per future: a quiet night must not pile up callbacks.
      attached = records;
      records.thenRun(() -> wake.complete(null));
    }
    return wake;
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    if (event instanceof ClockReport report) {
      installation = report.status();
    } else {
      kafka.handleSourceEvents(event);
    }
  }

  @Override
  public void notifyNoMoreSplits() {
    kafka.notifyNoMoreSplits();
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
  public void close() throws Exception {
    ticker.shutdownNow();
    logEnds.close();
    kafka.close();
  }
}
