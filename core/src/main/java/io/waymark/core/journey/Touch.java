package io.waymark.core.journey;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * A marketing touch as a journey remembers it. Its place in time is three numbers and no object:
 * thousands of journeys are in memory at a time.
 *
 * @param ts event time, milliseconds
 * @param partition Kafka partition
 * @param offset offset in the partition
 * @param channel channel, or empty
 * @param campaign campaign, or empty
 * @param name what happened
 * @param advertising whether advertising may use it
 */
public record Touch(
    long ts,
    int partition,
    long offset,
    String channel,
    String campaign,
    String name,
    boolean advertising) {

  /** What the first touch of a list is written behind. */
  static final Touch NONE = new Touch(0, 0, 0, "", "", "", true);

  static Touch of(Arrival arrival) {
    Event event = arrival.event();
    return new Touch(
        event.ts(),
        arrival.partition(),
        arrival.offset(),
        event.channel(),
        event.campaign(),
        event.name(),
        arrival.decision().advertising().allows());
  }

  /** Its place in time. */
  Position at() {
    return new Position(ts, partition, offset);
  }

  /** Writes the touch behind another: only what differs takes room. */
  void writeAfter(Touch before, PackedWriter out) {
    out.writeLong(ts - before.ts);
    out.writeUnsigned(partition);
    out.writeLong(offset - before.offset);
    int same =
        (channel.equals(before.channel) ? 1 : 0)
            | (campaign.equals(before.campaign) ? 2 : 0)
            | (name.equals(before.name) ? 4 : 0)
            | (advertising ? 8 : 0);
    out.writeByte(same);
    writeUnless(same & 1, channel, out);
    writeUnless(same & 2, campaign, out);
    writeUnless(same & 4, name, out);
  }

  private static void writeUnless(int same, String text, PackedWriter out) {
    if (same == 0) {
      out.writeString(text);
    }
  }

  static Touch readAfter(Touch before, PackedReader in) {
    long ts = before.ts + in.readLong();
    int partition = in.readCount();
    long offset = before.offset + in.readLong();
    int same = in.readByte();
    return new Touch(
        ts,
        partition,
        offset,
        (same & 1) != 0 ? before.channel : in.readShared(),
        (same & 2) != 0 ? before.campaign : in.readShared(),
        (same & 4) != 0 ? before.name : in.readShared(),
        (same & 8) != 0);
  }
}
