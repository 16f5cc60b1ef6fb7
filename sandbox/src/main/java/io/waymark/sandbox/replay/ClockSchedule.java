package io.waymark.sandbox.replay;

/**
 * When to tell every partition how far the replay's event time is, so that partitions without
 * records do not hold the clock: every 2,000 records, or sooner when an hour of event time passed,
 * but never within 200 records of the last.
 */
public final class ClockSchedule {

  private static final int MAX_RECORDS = 2_000;
  private static final int MIN_RECORDS = 200;
  private static final long HOUR = 3_600_000;

  private long lastTs;
  private int records;

  /** Starts at that event time. */
  public ClockSchedule(long ts) {
    lastTs = ts;
  }

  /** Whether a marker is due before a record of that time. */
  public boolean isDue(long ts) {
    return records >= MAX_RECORDS || records >= MIN_RECORDS && ts - lastTs > HOUR;
  }

  /** A record was sent. */
  public void record() {
    records++;
  }

  /** A marker of that time was sent. */
  public void marked(long ts) {
    lastTs = ts;
    records = 0;
  }
}
