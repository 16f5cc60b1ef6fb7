package io.waymark.core.journey;

import io.waymark.core.event.Arrival;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * The first and the last place of some events. Six numbers and no objects: every event moves the
 * last one, in a state that has long left the young generation of the heap.
 */
final class Ends {
  private boolean any;
  private long firstTs;
  private int firstPartition;
  private long firstOffset;
  private long lastTs;
  private int lastPartition;
  private long lastOffset;

  boolean isEmpty() {
    return !any;
  }

  /** Event time of the first, milliseconds; 0 where there is none. */
  long firstTs() {
    return firstTs;
  }

  /** Event time of the last, milliseconds; 0 where there is none. */
  long lastTs() {
    return lastTs;
  }

  boolean beginsAfter(Arrival arrival) {
    return !any
        || Position.compare(
                firstTs,
                firstPartition,
                firstOffset,
                arrival.event().ts(),
                arrival.partition(),
                arrival.offset())
            > 0;
  }

  boolean endsBefore(Arrival arrival) {
    return !any
        || Position.compare(
                lastTs,
                lastPartition,
                lastOffset,
                arrival.event().ts(),
                arrival.partition(),
                arrival.offset())
            < 0;
  }

  boolean beginsAfter(Ends other) {
    return other.any
        && (!any
            || Position.compare(
                    firstTs,
                    firstPartition,
                    firstOffset,
                    other.firstTs,
                    other.firstPartition,
                    other.firstOffset)
                > 0);
  }

  boolean endsBefore(Ends other) {
    return other.any
        && (!any
            || Position.compare(
                    lastTs,
                    lastPartition,
                    lastOffset,
                    other.lastTs,
                    other.lastPartition,
                    other.lastOffset)
                < 0);
  }

  void add(Arrival arrival) {
    if (beginsAfter(arrival)) {
      begin(arrival.event().ts(), arrival.partition(), arrival.offset());
    }
    if (endsBefore(arrival)) {
      end(arrival.event().ts(), arrival.partition(), arrival.offset());
    }
    any = true;
  }

  void add(Ends other) {
    if (beginsAfter(other)) {
      begin(other.firstTs, other.firstPartition, other.firstOffset);
    }
    if (endsBefore(other)) {
      end(other.lastTs, other.lastPartition, other.lastOffset);
    }
    any |= other.any;
  }

  private void begin(long ts, int partition, long offset) {
    firstTs = ts;
    firstPartition = partition;
    firstOffset = offset;
  }

  private void end(long ts, int partition, long offset) {
    lastTs = ts;
    lastPartition = partition;
    lastOffset = offset;
  }

  void write(PackedWriter out) {
    out.writeBoolean(any);
    if (any) {
      out.writeLong(firstTs);
      out.writeUnsigned(firstPartition);
      out.writeUnsigned(firstOffset);
      out.writeLong(lastTs - firstTs);
      out.writeUnsigned(lastPartition);
      out.writeUnsigned(lastOffset);
    }
  }

  static Ends read(PackedReader in) {
    Ends ends = new Ends();
    if (in.readBoolean()) {
      ends.any = true;
      ends.begin(in.readLong(), in.readCount(), in.readUnsigned());
      ends.end(ends.firstTs + in.readLong(), in.readCount(), in.readUnsigned());
    }
    return ends;
  }
}
