package io.waymark.core.event;

import io.waymark.core.packed.EventPacking;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * An event and how it came: everything that later decisions may depend on, so that a second run
 * decides the same.
 *
 * @param event what happened
 * @param partition Kafka partition
 * @param offset position in the partition; equal times keep this order
 * @param source id of the replay that brought it, or empty
 * @param receivedMs when the broker appended it
 * @param outOfOrder whether it came after its place in time had passed
 * @param decision what its tenant's configuration decided about it
 */
public record Arrival(
    Event event,
    int partition,
    long offset,
    String source,
    long receivedMs,
    boolean outOfOrder,
    Decision decision)
    implements Comparable<Arrival> {
  private static final int OFFSET_BITS = 48;

  /** An arrival about which nothing was decided. */
  public Arrival(
      Event event, int partition, long offset, String source, long receivedMs, boolean outOfOrder) {
    this(event, partition, offset, source, receivedMs, outOfOrder, Decision.NONE);
  }

  /** The same arrival with the event as its tenant means it. */
  public Arrival meaning(Event meant, Decision decided) {
    return new Arrival(meant, partition, offset, source, receivedMs, outOfOrder, decided);
  }

  /** Whether a second one of the same goal and order is a repeat. */
  public boolean isOncePerOrder() {
    return decision.reached().oncePerOrder() && !event.orderId().isEmpty();
  }

  /**
   * What is remembered of one that is once per order; begins with a character that no event id has.
   */
  public String onceKey() {
    return '\0' + decision.reached().goal() + '\0' + event.orderId();
  }

  /** Partition and offset in one number: among events of one time their order. */
  public long place() {
    return (long) partition << OFFSET_BITS | offset;
  }

  /** Event time, then partition, then offset: a total order that no restart changes. */
  @Override
  public int compareTo(Arrival other) {
    int byTime = Long.compare(event.ts(), other.event.ts());
    if (byTime != 0) {
      return byTime;
    }
    int byPartition = Integer.compare(partition, other.partition);
    return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
  }

  /** Writes the binary form. */
  public void write(PackedWriter out) {
    EventPacking.write(event, out);
    out.writeUnsigned(partition);
    out.writeUnsigned(offset);
    out.writeString(source);
    out.writeLong(receivedMs);
    out.writeBoolean(outOfOrder);
    decision.write(out);
  }

  /** Reads the binary form. */
  public static Arrival read(PackedReader in) {
    return new Arrival(
        EventPacking.read(in),
        in.readCount(),
        in.readUnsigned(),
        in.readShared(),
        in.readLong(),
        in.readBoolean(),
        Decision.read(in));
  }
}
