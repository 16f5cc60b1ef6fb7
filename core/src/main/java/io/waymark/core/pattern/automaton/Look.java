package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.expression.Condition;
import io.waymark.core.pattern.expression.MatchedEvents;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One event as one partial match sees it; a condition is asked once, however many edges use it. */
final class Look implements Guard.Truths {
  private static final byte UNKNOWN = 0;
  private static final byte YES = 1;
  private static final byte NO = 2;

  private final @Nullable Condition[] conditions;
  private final byte[] known;
  private final boolean anyReadsMatched;
  private @Nullable Event event;
  private @Nullable Taken before;
  private @Nullable MatchedEvents matched;

  /** The event as it was taken last, or null where nothing took it yet. */
  @Nullable Taken taken;

  Look(@Nullable Condition[] conditions) {
    this.conditions = conditions;
    this.known = new byte[conditions.length];
    boolean reads = false;
    for (Condition condition : conditions) {
      reads |= condition != null && condition.readsMatched();
    }
    this.anyReadsMatched = reads;
  }

  /** Whether any condition looks at what was matched before. */
  boolean readsMatched() {
    return anyReadsMatched;
  }

  void at(Event newEvent) {
    event = newEvent;
    taken = null;
    Arrays.fill(known, UNKNOWN);
  }

  /** From now on for a partial match that has taken that. */
  void from(@Nullable Taken newBefore) {
    before = newBefore;
    matched = null;
    if (anyReadsMatched) {
      for (int i = 0; i < conditions.length; i++) {
        Condition condition = conditions[i];
        known[i] = condition != null && condition.readsMatched() ? UNKNOWN : known[i];
      }
    }
  }

  @Override
  public boolean holds(int index) {
    if (known[index] == UNKNOWN) {
      known[index] = test(index) ? YES : NO;
    }
    return known[index] == YES;
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
