package io.waymark.core.clock;

import java.util.HashMap;
import java.util.Map;

/**
 * The clocks of the partitions that one reader reads, and the watermark made of them.
 *
 * <p>Three rules move a clock without an event: a partition read to its end goes on at wall speed;
 * when all partitions of the installation have been quiet for {@code quietMs} they all go to the
 * newest event; a partition that has been quiet for {@code partitionQuietMs} (or never had an event
 * and is quiet for {@code quietMs}) follows the slowest busy one.
 */
public final class ReaderClock {

  /** No watermark can be given yet. */
  public static final long NO_WATERMARK = Long.MIN_VALUE;

  private final ClockBounds bounds;
  private final Map<String, PartitionClock> partitions = new HashMap<>();
  private long watermark = NO_WATERMARK;

  /** A reader without partitions. */
  public ReaderClock(ClockBounds bounds) {
    this.bounds = bounds;
  }

  /** The reader reads this partition from now on. */
  public PartitionClock add(String partition, long clock, boolean inReplay, long wallMs) {
    PartitionClock added = new PartitionClock(clock, inReplay, wallMs);
    partitions.put(partition, added);
    return added;
  }

  /** The clock of a partition that was added. */
  public PartitionClock of(String partition) {
    PartitionClock clock = partitions.get(partition);
    if (clock == null) {
      throw new IllegalStateException("partition " + partition + " was never assigned here");
    }
    return clock;
  }

  /** What the other readers have to know. */
  public ReaderStatus status(long wallMs) {
    ReaderStatus all = ReaderStatus.none();
    for (PartitionClock p : partitions.values()) {
      long busy = p.isQuiet() ? Long.MAX_VALUE : p.clock();
      all = all.and(new ReaderStatus(1, busy, p.clock(), p.quietForMs(wallMs)));
    }
    return all;
  }

  /** Moves the quiet clocks on, knowing how the whole installation stands. */
  public void advance(ReaderStatus installation, long wallMs) {
    for (PartitionClock p : partitions.values()) {
      p.advance(wallMs);
      catchUp(p, installation, wallMs);
    }
  }

  private void catchUp(PartitionClock p, ReaderStatus installation, long wallMs) {
    if (installation.newest() == PartitionClock.NO_CLOCK) {
      return;
    }
    if (installation.quietForMs() >= bounds.quietMs()) {
      p.catchUp(installation.newest());
      return;
    }
    boolean never = p.clock() == PartitionClock.NO_CLOCK;
    long patience = never ? bounds.quietMs() : bounds.partitionQuietMs();
    if (installation.busyMin() != Long.MAX_VALUE && p.quietForMs(wallMs) >= patience) {
      p.catchUp(installation.busyMin());
    }
  }

  /**
   * The watermark: every event up to it that is not out of order has been read. It never goes back.
   *
   * @param installation how the whole installation stands; a reader without partitions follows it
   * @return milliseconds, or {@link #NO_WATERMARK}
   */
  public long watermark(ReaderStatus installation) {
    long min = partitions.isEmpty() ? followed(installation) : Long.MAX_VALUE;
    for (PartitionClock p : partitions.values()) {
      min = Math.min(min, p.clock());
    }
    if (min != PartitionClock.NO_CLOCK) {
      watermark = Math.max(watermark, min - bounds.orderingWaitMs() - 1);
    }
    return watermark;
  }

  private static long followed(ReaderStatus installation) {
    return installation.busyMin() == Long.MAX_VALUE
        ? installation.newest()
        : installation.busyMin();
  }
}
