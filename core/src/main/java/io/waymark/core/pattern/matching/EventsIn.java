package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import io.waymark.core.packed.EventPacking;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.pattern.automaton.TakenEvents;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the events that tracks have taken, as {@link EventsOut} numbered them. */
final class EventsIn implements TakenEvents {
  private final PackedReader in;

  /** Where each begins. */
  private int[] places = {};

  private @Nullable Event[] events = {};

  /** Order of the first of the history. */
  private long firstOrder;

  /** Orders of those that are not in the history. */
  private long[] otherOrders = {};

  private EventsIn(PackedReader in) {
    this.in = in;
  }

  /**
   * Finds them.
   *
   * @param history begins with a history in its binary form
   * @param others goes on with the events that are not in it
   */
  static EventsIn of(PackedReader history, PackedReader others) {
    EventsIn events = new EventsIn(history);
    events.findHistory();
    events.findOthers(others);
    return events;
  }

  private void findHistory() {
    long nextOrder = in.readUnsigned();
    int count = makeRoom(in.readCount());
    firstOrder = nextOrder - count;
    if (count > 0) {
      in.readLong();
      in.readUnsigned();
      in.beginPart();
    }
    for (int i = 0; i < count; i++) {
      in.readUnsigned();
      in.readUnsigned();
      in.readUnsigned();
      places[i] = in.place();
      in.goTo(in.beginPart());
    }
  }

  private void findOthers(PackedReader others) {
    int first = places.length;
    int count = makeRoom(first + others.readCount());
    otherOrders = new long[count - first];
    for (int i = first; i < count; i++) {
      otherOrders[i - first] = others.readUnsigned();
      places[i] = others.place();
      others.goTo(others.beginPart());
    }
  }

  private int makeRoom(int count) {
    places = Arrays.copyOf(places, count);
    events = Arrays.copyOf(events, count);
    return count;
  }

  @Override
  public long order(int number) {
    int ofHistory = places.length - otherOrders.length;
    return number < ofHistory ? firstOrder + number : otherOrders[number - ofHistory];
  }

  @Override
  public Event event(int number) {
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
