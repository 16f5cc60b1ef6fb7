package io.waymark.core.event;

/** Bounds that an event has to keep, apart from its form. */
public final class EventCheck {

  /** Events before this instant (1990-01-01 UTC) are taken for broken clocks. */
  public static final long EARLIEST_TS = 631_152_000_000L;

  /** How far an event may be ahead of its arrival, in milliseconds. */
  public static final long MAX_AHEAD_MS = 5 * 60 * 1000L;

  private EventCheck() {}

  /** Whether the event is further ahead of its arrival than a clock may reasonably be wrong. */
  public static boolean isInFuture(long ts, long arrivalMs) {
    return ts > arrivalMs + MAX_AHEAD_MS;
  }

  /** Whether the event is from before any plausible record. */
  public static boolean isTooOld(long ts) {
    return ts < EARLIEST_TS;
  }
}
