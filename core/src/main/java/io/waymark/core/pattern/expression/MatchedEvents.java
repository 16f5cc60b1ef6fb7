package io.waymark.core.pattern.expression;

import io.waymark.core.event.Event;
import org.jspecify.annotations.Nullable;

/** The events that a partial match has taken so far, by the number of the step. */
public interface MatchedEvents {

  /** A match that has taken nothing. */
  MatchedEvents NONE =
      new MatchedEvents() {
        @Override
        public int count(int step) {
          return 0;
        }

        @Override
        public @Nullable Event at(int step, int index) {
          return null;
        }
      };

  /** How many events the step has taken. */
  int count(int step);

  /**
   * An event of the step, or null where there is none.
   *
   * @param index from 0, the oldest; -1 is the newest
   */
  @Nullable Event at(int step, int index);
}
