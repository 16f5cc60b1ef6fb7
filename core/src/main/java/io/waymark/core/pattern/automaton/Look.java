package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.expression.Condition;
import io.waymark.core.pattern.expression.MatchedEvents;
import org.jspecify.annotations.Nullable;

/** One event as one partial match sees it; a condition is asked once, however many edges use it. */
final class Look {
  /** Nothing holds. */
  static final Look AT_NOTHING = new Look(new Condition[0]);

  private final @Nullable Condition[] conditions;

  /** The conditions that look at what was matched before, a bit each. */
  private final long reading;

  /** Those that hold whenever they may, a bit each. */
  private final long exact;

  private @Nullable Event event;
  private @Nullable Taken before;
  private @Nullable MatchedEvents matched;

  /** The conditions that may hold for the event, a bit each. */
  private long mayHold;

  /** Those of which it is known whether they hold. */
  private long known = ~0L;

  /** Those that hold. */
  private long holding;

  Look(@Nullable Condition[] conditions) {
    this.conditions = conditions;
    long reads = 0;
    long exactly = 0;
    for (int i = 0; i < conditions.length; i++) {
      Condition condition = conditions[i];
      reads |= condition != null && condition.readsMatched() ? 1L << i : 0;
      exactly |= condition != null && condition.isExact() ? 1L << i : 0;
    }
    this.reading = reads;
    this.exact = exactly;
  }

  /** Whether any condition looks at what was matched before. */
  boolean readsMatched() {
    return reading != 0;
  }

  void at(Event newEvent, long newMayHold) {
    event = newEvent;
    mayHold = newMayHold;
    known = ~newMayHold | exact;
    holding = newMayHold & exact;
  }

  /** From now on for a partial match that has taken that. */
  void from(@Nullable Taken newBefore) {
    before = newBefore;
    matched = null;
    known &= ~(reading & mayHold);
    holding &= ~reading;
  }

  /** Whether the edge of that guard is open. */
  boolean opens(Guard guard) {
    for (long left = guard.conditions & ~known; left != 0; left &= left - 1) {
      long condition = Long.lowestOneBit(left);
      holding |= test(Long.numberOfTrailingZeros(condition)) ? condition : 0;
      known |= condition;
    }
    return guard.opens(holding);
  }

  private boolean test(int index) {
    Condition condition = conditions[index];
    Event current = event;
    if (condition == null || current == null) {
      throw new IllegalStateException("condition " + index + " is not there to be asked");
    }
    MatchedEvents view = MatchedEvents.NONE;
    if (condition.readsMatched()) {
      view = matched == null ? Taken.view(before) : matched;
      matched = view;
    }
    return condition.test(current, view);
  }
}
