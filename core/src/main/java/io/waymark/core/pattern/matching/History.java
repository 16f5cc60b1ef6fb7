package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import io.waymark.core.packed.EventPacking;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.core.pattern.matching.PatternState.Held;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a person that may still matter, in the order in which they were matched. There are
 * many and hardly anybody asks for them, so they stay in their binary form.
 */
final class History {
  /** Most events have fewer bytes. */
  private static final int EVENT_BYTES = 96;

  /** By how many bytes the room grows, and by half of what there is. */
  private static final int STEP_BYTES = 256;

  /** From {@link #from} on the events, each behind the time since the one before it. */
  private PackedWriter entries = new PackedWriter(0);

  private int from;
  private int size;

  /** Order of the next event: one more than that of the newest. */
  private long nextOrder;

  private long firstTs;
  private long lastTs;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** Event time of the oldest; there is one. */
  long firstTs() {
    return firstTs;
  }

  /** Order of the oldest, or of the next event where there is none. */
  long firstOrder() {
    return nextOrder - size;
  }

  /**
   * Adds the newest.
   *
   * @return its order among all events of the person
   */
  long add(Event event, int partition, long offset) {
    if (size == 0) {
      from = 0;
      entries.clear();
      firstTs = event.ts();
      lastTs = firstTs;
    } else if (from > entries.size() / 2) {
      entries.removeFirst(from);
      from = 0;
    }
    entries.makeRoom(EVENT_BYTES, STEP_BYTES);
    entries.writeUnsigned(event.ts() - lastTs);
    entries.writeUnsigned(partition);
    entries.writeUnsigned(offset);
    int begin = entries.beginPart();
    EventPacking.write(event, entries);
    entries.endPart(begin);
    lastTs = event.ts();
    size++;
    return nextOrder++;
  }

  /** Events of before that event time go. */
  void forgetBefore(long oldestTs) {
    while (size > 0 && firstTs < oldestTs) {
      forgetFirst();
    }
  }

  /** The oldest goes; there is one. */
  void forgetFirst() {
    PackedReader in = reader();
    in.readUnsigned();
    in.readUnsigned();
    in.readUnsigned();
    in.goTo(in.beginPart());
    from = in.place();
    if (--size > 0) {
      firstTs += in.readUnsigned();
    }
  }

  private PackedReader reader() {
    return new PackedReader(entries.array(), from, entries.size() - from);
  }

  /** All of them, oldest first. */
  List<Held> all() {
    List<Held> all = new ArrayList<>(size);
    PackedReader in = reader();
    for (int i = 0; i < size; i++) {
      in.readUnsigned();
      int partition = in.readCount();
      long offset = in.readUnsigned();
      in.beginPart();
      all.add(new Held(EventPacking.read(in), partition, offset));
    }
    return all;
  }

  /** Writes the binary form. */
  void write(PackedWriter out) {
    out.writeUnsigned(nextOrder);
    out.writeUnsigned(size);
    if (size > 0) {
      out.writeLong(firstTs);
      out.writeUnsigned(lastTs - firstTs);
      int begin = out.beginPart();
      out.append(entries.array(), from, entries.size() - from);
      out.endPart(begin);
    }
  }

  /** Reads the binary form but for the events of before that event time. */
  static History read(PackedReader in, long oldestTs) {
    History history = new History();
    history.nextOrder = in.readUnsigned();
    int size = in.readCount();
    if (size == 0) {
      return history;
    }
    long firstTs = in.readLong();
    long lastTs = firstTs + in.readUnsigned();
    int end = in.beginPart();
    if (lastTs >= oldestTs) {
      history.size = size;
      history.firstTs = firstTs;
      history.lastTs = lastTs;
      history.entries = in.copyUntil(end);
      history.forgetBefore(oldestTs);
    }
    in.goTo(end);
    return history;
  }
}
