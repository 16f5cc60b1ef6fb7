package io.waymark.jobs.pattern.contest;

import io.waymark.core.event.Event;

/** A match as two numbers. Public and mutable, as Flink's serializer of plain classes asks. */
public final class Mark {
  private static final long PRIME = 0x100000001B3L;

  /** Number of its last event. */
  public long last = -1;

  /** FNV-1a over steps and events. */
  public long hash = 0xCBF29CE484222325L;

  /** Adds an event, oldest first. */
  void add(String step, Event event) {
    text(step);
    text(event.eventId());
    last = Math.max(last, Long.parseLong(event.eventId()));
  }

  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    hash *= PRIME;
  }
}
