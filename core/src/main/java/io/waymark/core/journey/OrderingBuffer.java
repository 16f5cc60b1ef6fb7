package io.waymark.core.journey;

import io.waymark.core.event.Arrival;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Events that wait for the watermark, in time order. The ordering wait bounds how many there are.
 */
public final class OrderingBuffer {
  private List<Arrival> waiting = new ArrayList<>(0);

  /** Puts an event in its place. */
  public void add(Arrival arrival) {
    int i = waiting.size();
    while (i > 0 && waiting.get(i - 1).compareTo(arrival) > 0) {
      i--;
    }
    waiting.add(i, arrival);
  }

  /** Takes over the other's events. */
  public void merge(OrderingBuffer other) {
    other.waiting.forEach(this::add);
  }

  /** Removes and returns all events up to the watermark, in time order. */
  public List<Arrival> release(long watermark) {
    int due = 0;
    while (due < waiting.size() && waiting.get(due).event().ts() <= watermark) {
      due++;
    }
    if (due == 0) {
      return List.of();
    }
    List<Arrival> all = waiting;
    int left = all.size() - due;
    waiting = new ArrayList<>(left);
    if (left == 0) {
      // The usual case: nothing came out of order.
      return all;
    }
    waiting.addAll(all.subList(due, all.size()));
    return all.subList(0, due);
  }

  /** Drops those; whether there were any. */
  public boolean drop(Predicate<Arrival> which) {
    return waiting.removeIf(which);
  }

  /** Whether nothing waits. */
  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Event time of the first that waits; only where something does. */
  public long firstTs() {
    return waiting.get(0).event().ts();
  }

  /** Writes the binary form. */
  public void write(PackedWriter out) {
    out.writeUnsigned(waiting.size());
    waiting.forEach(arrival -> arrival.write(out));
  }

  /** Reads the binary form. */
  public static OrderingBuffer read(PackedReader in) {
    OrderingBuffer buffer = new OrderingBuffer();
    for (int n = in.readCount(); n > 0; n--) {
      buffer.waiting.add(Arrival.read(in));
    }
    return buffer;
  }
}
