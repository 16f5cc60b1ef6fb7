package io.waymark.core.journey;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * A marketing touch as a journey remembers it.
 *
 * @param at its place in time
 * @param channel channel, or empty
 * @param campaign campaign, or empty
 * @param name what happened
 * @param advertising whether advertising may use it
 */
public record Touch(
    Position at, String channel, String campaign, String name, boolean advertising) {

  /** What the first touch of a list is written behind. */
  static final Touch NONE = new Touch(new Position(0, 0, 0), "", "", "", true);

  static Touch of(Arrival arrival) {
    Event event = arrival.event();
    return new Touch(
        Position.of(arrival),
        event.channel(),
        event.campaign(),
        event.name(),
        arrival.decision().advertising().allows());
  }

  /** Writes the touch behind another: only what differs takes room. */
  void writeAfter(Touch before, PackedWriter out) {
    out.writeLong(at.ts() - before.at.ts());
    out.writeUnsigned(at.partition());
    out.writeLong(at.offset() - before.at.offset());
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
    long ts = before.at.ts() + in.readLong();
    int partition = in.readCount();
    long offset = before.at.offset() + in.readLong();
    int same = in.readByte();
    return new Touch(
        new Position(ts, partition, offset),
        (same & 1) != 0 ? before.channel : in.readShared(),
        (same & 2) != 0 ? before.campaign : in.readShared(),
        (same & 4) != 0 ? before.name : in.readShared(),
        (same & 8) != 0);
  }
}
