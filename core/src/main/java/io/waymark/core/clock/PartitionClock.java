package io.waymark.core.clock;

/**
 * Event time of one partition: the newest event (or replay marker) so far, moved on at wall speed
 * while the partition is read to its end and nothing comes.
 *
 * <p>Whether an event is late or out of order depends on what stood before it in its own partition,
 * never on how fast this or another partition is read. The watermark is the minimum over all
 * partitions, so it never passes a partition that still has something to say.
 */
public final class PartitionClock {

  /** No event yet. */
  public static final long NO_CLOCK = Long.MIN_VALUE;

  private static final long NEVER = Long.MIN_VALUE;

  private long clock;
  private boolean inReplay;
  private long quietSince = NEVER;
  private long advancedAt = NEVER;
  private long lastRecordAt;

  /**
   * @param clock where it stood, or {@link #NO_CLOCK}
   * @param inReplay whether a replay had begun and not ended here
   * @param wallMs now
   */
  public PartitionClock(long clock, boolean inReplay, long wallMs) {
    this.clock = clock;
    this.inReplay = inReplay;
    this.lastRecordAt = wallMs;
  }

  /** Judges an event against what stood before it, then moves the clock on. */
  public Timeliness observe(long ts, long wallMs, ClockBounds bounds) {
    Timeliness timeliness = judge(ts, bounds);
    if (timeliness != Timeliness.LATE) {
      raise(ts);
    }
    touch(wallMs);
    return timeliness;
  }

  private Timeliness judge(long ts, ClockBounds bounds) {
    if (clock == NO_CLOCK || ts >= clock - bounds.orderingWaitMs()) {
      return Timeliness.ON_TIME;
    }
    return ts >= clock - bounds.latenessMs() ? Timeliness.OUT_OF_ORDER : Timeliness.LATE;
  }

  /** A record that carries no usable time, for example a rejected one. */
  public void touch(long wallMs) {
    lastRecordAt = wallMs;
    quietSince = NEVER;
    advancedAt = NEVER;
  }

  /** A replay begins here: until it ends the partition counts as unread even where it is empty. */
  public void beginReplay(long wallMs) {
    inReplay = true;
    touch(wallMs);
  }

  /** The replay promises that nothing earlier follows. */
  public void replayReached(long ts, long wallMs) {
    raise(ts);
    touch(wallMs);
  }

  /**
   * The replay has ended here. Nothing up to its newest event follows, so nothing of it has to wait
   * for what might: the clock goes on by the ordering wait at once, but not past the time at which
   * the broker took the marker.
   */
  public void endReplay(long ts, long appendedMs, long wallMs, ClockBounds bounds) {
    raise(Math.max(ts, Math.min(appendedMs, ts + bounds.orderingWaitMs() + 1)));
    inReplay = false;
    touch(wallMs);
  }

  /** The partition was seen read to its end at this time. */
  public void readToEnd(long wallMs, ClockBounds bounds) {
    if (inReplay && wallMs - lastRecordAt < bounds.replayLeaseMs()) {
      return;
    }
    inReplay = false;
    if (quietSince == NEVER) {
      quietSince = wallMs;
      advancedAt = wallMs;
    }
  }

  /** The partition has something that was not read yet. */
  public void hasUnread() {
    quietSince = NEVER;
    advancedAt = NEVER;
  }

  /** Moves a quiet clock on at wall speed, never past the wall clock. */
  public void advance(long wallMs) {
    if (quietSince != NEVER && clock != NO_CLOCK) {
      raise(Math.min(wallMs, clock + Math.max(0, wallMs - advancedAt)));
      advancedAt = wallMs;
    }
  }

  /** Brings a quiet clock up to another; does nothing where there is something to read. */
  public void catchUp(long ts) {
    if (quietSince != NEVER) {
      raise(ts);
    }
  }

  /** How long the partition has been read to its end without a new record; 0 while it is not. */
  public long quietForMs(long wallMs) {
    return quietSince == NEVER ? 0 : Math.max(0, wallMs - quietSince);
  }

  /** Whether the partition is read to its end. */
  public boolean isQuiet() {
    return quietSince != NEVER;
  }

  /** Where the clock stands, or {@link #NO_CLOCK}. */
  public long clock() {
    return clock;
  }

  /** Whether a replay has begun and not ended. */
  public boolean inReplay() {
    return inReplay;
  }

  private void raise(long ts) {
    clock = Math.max(clock, ts);
  }
}
