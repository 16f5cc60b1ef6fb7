package io.waymark.jobs.pattern.contest;

import io.waymark.core.event.Event;
import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.Parsed;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of the file over and over, each round behind the one before it in time. An event's id
 * is its number, so that every match says which events it is made of.
 */
final class Tape {
  static final String TENANT = "main";

  /** No events. */
  static final Tape EMPTY = new Tape(List.of(), 1);

  private final List<Event> events;
  private final long roundMs;

  private Tape(List<Event> events, long roundMs) {
    this.events = events;
    this.roundMs = roundMs;
  }

  private static Tape of(List<Event> events) {
    long first = events.get(0).ts();
    long last = events.get(events.size() - 1).ts();
    // One mean distance between the last event of a round and the first of the next.
    return new Tape(events, last - first + Math.max(1, (last - first) / events.size()));
  }

  static Tape read(Path file) throws IOException {
    List<Event> events = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        events.add(event(bytes, events.size()));
      }
    }
    return of(events);
  }

  private static Event event(byte[] bytes, int line) {
    Parsed parsed = EventJson.parse(bytes, TENANT, Long.MAX_VALUE / 2);
    Event event = parsed.event();
    if (event == null) {
      throw new IllegalArgumentException("event " + line + " is refused: " + parsed.reject());
    }
    return event;
  }

  /** How many events have at most that time. */
  long upTo(long ts) {
    long low = 0;
    long high = 1L << 40;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (timeOf(middle) <= ts) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long timeOf(long number) {
    return events.get((int) (number % events.size())).ts() + number / events.size() * roundMs;
  }

  Event at(long number) {
    Event first = events.get((int) (number % events.size()));
    return first.again(Long.toString(number), timeOf(number));
  }
}
