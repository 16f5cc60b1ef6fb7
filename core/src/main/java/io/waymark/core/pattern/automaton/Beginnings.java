package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternLimits;
import org.jspecify.annotations.Nullable;

/**
 * What partial matches of many automata have taken that begin with one event by the same step: the
 * same, so they share it. Not thread-safe.
 */
public final class Beginnings {
  /** By step, what began with it last. */
  private final @Nullable Taken[] last = new Taken[PatternLimits.MAX_STEPS];

  /** The event of that order as the first one that is taken, by that step. */
  Taken with(int step, Event event, long order) {
    Taken known = last[step];
    if (known == null || known.event != event || known.order != order) {
      known = new Taken(null, step, event, order);
      last[step] = known;
    }
    return known;
  }
}
