package io.waymark.jobs.source;

import io.waymark.core.clock.ClockBounds;
import io.waymark.core.clock.PartitionClock;
import io.waymark.core.event.Event;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Lets records pass by the clock of their partition. */
final class ClockedOutput implements ReaderOutput<Intake> {
  private final ReaderOutput<Intake> target;
  private final Function<String, ClockedPartition> partitions;
  private final ClockBounds bounds;
  private final LongSupplier wallClock;

  ClockedOutput(
      ReaderOutput<Intake> target,
      Function<String, ClockedPartition> partitions,
      ClockBounds bounds,
      LongSupplier wallClock) {
    this.target = target;
    this.partitions = partitions;
    this.bounds = bounds;
    this.wallClock = wallClock;
  }

  ReaderOutput<Intake> target() {
    return target;
  }

  @Override
  public SourceOutput<Intake> createOutputForSplit(String splitId) {
    return new PartitionOutput(target.createOutputForSplit(splitId), partitions.apply(splitId));
  }

  @Override
  public void releaseOutputForSplit(String splitId) {
    target.releaseOutputForSplit(splitId);
  }

  @Override
  public void collect(Intake intake) {
    throw new IllegalStateException("a record without a partition");
  }

  @Override
  public void collect(Intake intake, long timestamp) {
    collect(intake);
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    target.emitWatermark(watermark);
  }

  @Override
  public void markIdle() {
    // Idleness is decided by the clocks, never by a time-out.
  }

  @Override
  public void markActive() {
    // As above.
  }

  private final class PartitionOutput implements SourceOutput<Intake> {
    private final SourceOutput<Intake> records;
    private final ClockedPartition partition;

    PartitionOutput(SourceOutput<Intake> records, ClockedPartition partition) {
      this.records = records;
      this.partition = partition;
    }

    @Override
    public void collect(Intake intake) {
      long now = wallClock.getAsLong();
      PartitionClock clock = partition.clock();
      ReplayMarker marker = intake.marker();
      partition.passed(intake.origin().offset());
      if (marker != null) {
        apply(marker, clock, intake.origin().receivedMs(), now);
        return;
      }
      Event event = intake.event();
      if (event == null) {
        clock.touch(now);
        records.collect(intake);
        return;
      }
      long before = clock.clock();
      intake.judged(clock.observe(event.ts(), now, bounds), before);
      records.collect(intake, event.ts());
    }

    private void apply(ReplayMarker marker, PartitionClock clock, long appended, long now) {
      switch (marker.phase()) {
        case BEGIN -> clock.beginReplay(now);
        case CLOCK -> clock.replayReached(marker.ts(), now);
        case END -> clock.endReplay(marker.ts(), appended, now, bounds);
      }
    }

    @Override
    public void collect(Intake intake, long timestamp) {
      collect(intake);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      // Watermarks are made by the reader.
    }

    @Override
    public void markIdle() {
      // As for the whole reader.
    }

    @Override
    public void markActive() {
      // As above.
    }
  }
}
