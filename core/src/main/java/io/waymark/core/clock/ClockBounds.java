package io.waymark.core.clock;

/**
 * The time bounds of an installation, all in milliseconds.
 *
 * @param orderingWaitMs how long the ordering stage holds an event (event time)
 * @param latenessMs beyond this an event is late (event time)
 * @param quietMs how long all partitions have to be read to their ends before the clock goes on by
 *     itself (wall time)
 * @param partitionQuietMs how long one partition may hold the clock back once it is read to its end
 *     while others move on (wall time)
 * @param replayLeaseMs how long a replay that stopped writing holds the clock (wall time)
 */
public record ClockBounds(
    long orderingWaitMs, long latenessMs, long quietMs, long partitionQuietMs, long replayLeaseMs) {

  /** Defaults of the job: 5 s, 7 days, 2 s, 30 s, 60 s. */
  public static ClockBounds defaults() {
    return new ClockBounds(5_000, 7 * 86_400_000L, 2_000, 30_000, 60_000);
  }

  /** Bounds that make sense together. */
  public ClockBounds {
    if (orderingWaitMs < 0 || latenessMs < orderingWaitMs) {
      throw new IllegalArgumentException(
          "ordering.wait "
              + orderingWaitMs
              + " ms must be between 0 and lateness "
              + latenessMs
              + " ms");
    }
    if (quietMs < 1 || partitionQuietMs < quietMs || replayLeaseMs < 1) {
      throw new IllegalArgumentException(
          "quiet times must be positive and quiet.partition at least quiet.all");
    }
  }
}
