package io.waymark.jobs.pattern.stock;

import io.waymark.core.event.Event;
import java.util.List;
import java.util.Map;

/**
 * What a matcher gave, as text that compares: {@code 1700000000100 match s0=e1,e2 s1=e4}, or {@code
 * dead_end} with the steps that were reached; by time, matches first, then by text.
 *
 * @param at event time in milliseconds
 * @param what {@code match} or {@code dead_end}
 * @param events ids by step
 */
record Outcome(long at, String what, String events) implements Comparable<Outcome> {

  static Outcome match(long at, Map<String, List<Event>> events) {
    return new Outcome(at, "match", text(events));
  }

  static Outcome deadEnd(long at, Map<String, List<Event>> events) {
    return new Outcome(at, "dead_end", text(events));
  }

  private static String text(Map<String, List<Event>> events) {
    StringBuilder text = new StringBuilder();
    events.forEach((step, taken) -> {
      text.append(' ').append(step).append('=');
      for (int i = 0; i < taken.size(); i++) {
        text.append(i == 0 ? "" : ",").append(taken.get(i).eventId());
      }
    });
    return text.toString();
  }

  @Override
  public int compareTo(Outcome other) {
    int byTime = Long.compare(at, other.at);
    int byWhat = other.what.compareTo(what);
    return byTime != 0 ? byTime : byWhat != 0 ? byWhat : events.compareTo(other.events);
  }

  @Override
  public String toString() {
    return at + " " + what + events;
  }
}
