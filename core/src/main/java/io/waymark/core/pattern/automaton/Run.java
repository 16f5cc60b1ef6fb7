package io.waymark.core.pattern.automaton;

import org.jspecify.annotations.Nullable;

/**
 * One partial match: where it stands and what it has taken. The one that stands at the start has
 * taken nothing and is always there.
 */
final class Run implements Comparable<Run> {
  static final long NOT_STARTED = Long.MAX_VALUE;

  final State state;
  final @Nullable Taken taken;

  /** Event time of the first event. */
  final long startTs;

  /** Order of the first event; {@link #NOT_STARTED} at the start. */
  final long startOrder;

  /** Event time of the newest event. */
  final long lastTs;

  Run(State state, @Nullable Taken taken, long startTs, long startOrder, long lastTs) {
    this.state = state;
    this.taken = taken;
    this.startTs = startTs;
    this.startOrder = startOrder;
    this.lastTs = lastTs;
  }

  static Run atStart(State start) {
    return new Run(start, null, 0, NOT_STARTED, 0);
  }

  boolean isAtStart() {
    return startOrder == NOT_STARTED;
  }

  Run movedTo(State target) {
    return new Run(target, taken, startTs, startOrder, lastTs);
  }

  /** By the first event; what has not begun comes last. */
  @Override
  public int compareTo(Run other) {
    return Long.compare(startOrder, other.startOrder);
  }
}
