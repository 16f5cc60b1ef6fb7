package io.waymark.core.pattern.automaton;

import org.jspecify.annotations.Nullable;

/**
 * One partial match: where it stands and what it has taken. The one that stands at the start has
 * taken nothing and is always there. There are very many: all that its events tell is asked there.
 */
final class Run {
  static final long NOT_STARTED = Long.MAX_VALUE;

  final State state;
  final @Nullable Taken taken;

  /** What was taken first. */
  private final @Nullable Taken first;

  private Run(State state, @Nullable Taken taken, @Nullable Taken first) {
    this.state = state;
    this.taken = taken;
    this.first = first;
  }

  static Run atStart(State start) {
    return new Run(start, null, null);
  }

  /** One that has taken that. */
  static Run of(State state, Taken taken) {
    return new Run(state, taken, taken.oldest());
  }

  boolean isAtStart() {
    return first == null;
  }

  /** Order of the first event, by which partial matches are sorted; what has not begun is last. */
  long startOrder() {
    return first == null ? NOT_STARTED : first.order;
  }

  /** Event time of the first event; of one that has begun. */
  long startTs() {
    return first == null ? NOT_STARTED : first.event.ts();
  }

  /** Event time of the newest event; of one that has begun. */
  long lastTs() {
    return taken == null ? NOT_STARTED : taken.event.ts();
  }

  Run movedTo(State target) {
    return new Run(target, taken, first);
  }

  /** One that has taken that behind what this one has. */
  Run movedTo(State target, Taken next) {
    return new Run(target, next, first == null ? next : first);
  }
}
