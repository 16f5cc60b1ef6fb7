package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * What partial matches of many automata have taken that begin with one event: the same, so they
 * share it. Not thread-safe.
 */
public final class Beginnings {
  private @Nullable Taken last;

  /** The event as the first one that an automaton takes, by its first step. */
  Taken with(Event event) {
    Taken known = last;
    if (known == null || known.event != event) {
      known = new Taken(null, 0, event, 0);
      last = known;
    }
    return known;
  }
}
