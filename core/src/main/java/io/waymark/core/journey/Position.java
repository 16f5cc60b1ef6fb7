package io.waymark.core.journey;

import io.waymark.core.event.Arrival;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * A place in time: event time, then Kafka partition, then offset.
 *
 * @param ts event time, milliseconds
 * @param partition Kafka partition
 * @param offset offset in the partition
 */
public record Position(long ts, int partition, long offset) implements Comparable<Position> {

  static Position of(Arrival arrival) {
    return new Position(arrival.event().ts(), arrival.partition(), arrival.offset());
  }

  @Override
  public int compareTo(Position other) {
    return compare(ts, partition, offset, other.ts, other.partition, other.offset);
  }

  /** The order of two places that are not objects. */
  static int compare(
      long ts, int partition, long offset, long otherTs, int otherPartition, long otherOffset) {
    int byTime = Long.compare(ts, otherTs);
    if (byTime != 0) {
      return byTime;
    }
    int byPartition = Integer.compare(partition, otherPartition);
    return byPartition != 0 ? byPartition : Long.compare(offset, otherOffset);
  }

  void write(PackedWriter out) {
    out.writeLong(ts);
    out.writeUnsigned(partition);
    out.writeUnsigned(offset);
  }

  static Position read(PackedReader in) {
    return new Position(in.readLong(), in.readCount(), in.readUnsigned());
  }
}
