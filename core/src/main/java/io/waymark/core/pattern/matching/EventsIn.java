package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import io.waymark.core.packed.EventPacking;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.pattern.matching.PatternState.Held;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link EventsOut} wrote; an event is made when somebody asks for it. */
final class EventsIn {
  private final PackedReader in;
  private int[] places = {};
  private @Nullable Event[] events = {};

  EventsIn(PackedReader in) {
    this.in = in;
  }

  /** The events of the history from that event time on. */
  List<Held> readHistory(long oldestTs) {
    List<Held> history = new ArrayList<>();
    int count = in.readCount();
    makeRoom(count);
    long ts = 0;
    for (int i = 0; i < count; i++) {
      ts += in.readLong();
      int partition = in.readCount();
      long offset = in.readUnsigned();
      places[i] = in.place();
      int end = in.beginPart();
      if (ts >= oldestTs) {
        Event event = EventPacking.read(in);
        events[i] = event;
        history.add(new Held(event, partition, offset));
      }
      in.goTo(end);
    }
    return history;
  }

  /** The others are next. */
  void readOthers() {
    int first = places.length;
    makeRoom(first + in.readCount());
    for (int i = first; i < places.length; i++) {
      places[i] = in.place();
      in.goTo(in.beginPart());
    }
  }

  private void makeRoom(int count) {
    places = Arrays.copyOf(places, count);
    events = Arrays.copyOf(events, count);
  }

  /** The event of that number; all are known. */
  Event get(int number) {
    Event event = events[number];
    if (event == null) {
      in.goTo(places[number]);
      in.beginPart();
      event = EventPacking.read(in);
      events[number] = event;
    }
    return event;
  }
}
