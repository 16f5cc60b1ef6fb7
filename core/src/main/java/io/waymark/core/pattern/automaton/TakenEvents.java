package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;

/** The events that packed runs have taken, by the numbers under which they were written. */
public interface TakenEvents {
  /** The event. */
  Event event(int number);

  /** Its order among all events of the person. */
  long order(int number);
}
