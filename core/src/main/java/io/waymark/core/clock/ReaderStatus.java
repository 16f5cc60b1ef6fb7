package io.waymark.core.clock;

/**
 * What one reader tells the others about its partitions.
 *
 * @param partitions how many it reads
 * @param busyMin smallest clock among the partitions with something to read, {@link
 *     PartitionClock#NO_CLOCK} where one of them has none yet; {@code Long.MAX_VALUE} where all are
 *     quiet
 * @param newest largest clock, or {@link PartitionClock#NO_CLOCK}
 * @param quietForMs how long all of them have been quiet, 0 where one is not
 */
public record ReaderStatus(int partitions, long busyMin, long newest, long quietForMs)
    implements java.io.Serializable {
  private static final long serialVersionUID = 1L;

  /** Both together. */
  public ReaderStatus and(ReaderStatus other) {
    return new ReaderStatus(
        partitions + other.partitions,
        Math.min(busyMin, other.busyMin),
        Math.max(newest, other.newest),
        Math.min(quietForMs, other.quietForMs));
  }

  /** Whether something to read is older than that: a catch-up or a replay, not what happens now. */
  public boolean isBehind(long wallMs, long byMs) {
    return busyMin != Long.MAX_VALUE
        && newest != PartitionClock.NO_CLOCK
        && busyMin < wallMs - byMs;
  }

  /** A reader without partitions holds nothing back. */
  public static ReaderStatus none() {
    return new ReaderStatus(0, Long.MAX_VALUE, PartitionClock.NO_CLOCK, Long.MAX_VALUE);
  }
}
