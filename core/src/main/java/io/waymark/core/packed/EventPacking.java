package io.waymark.core.packed;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;

/** The binary form of an event, for shuffles and for events held in state. */
public final class EventPacking {
  private EventPacking() {}

  /** Writes all fields in the order of the record. */
  public static void write(Event e, PackedWriter out) {
    out.writeString(e.eventId());
    out.writeString(e.tenant());
    out.writeString(e.customerId());
    out.writeString(e.anonymousId());
    out.writeByte(e.kind().ordinal());
    out.writeString(e.name());
    out.writeString(e.channel());
    out.writeString(e.campaign());
    out.writeString(e.sessionId());
    out.writeString(e.orderId());
    out.writeLong(e.ts());
    out.writeString(e.device());
    out.writeString(e.region());
    out.writeUnsigned(e.revenue());
    out.writeString(e.currency());
    out.writeUnsigned(e.cost());
    out.writeUnsigned(e.impressions());
    out.writeString(e.properties());
  }

  /** Reads what {@link #write} wrote. */
  public static Event read(PackedReader in) {
    return new Event(
        in.readString(),
        in.readShared(),
        in.readString(),
        in.readString(),
        EventKind.ofCode(in.readByte()),
        in.readShared(),
        in.readShared(),
        in.readShared(),
        in.readString(),
        in.readString(),
        in.readLong(),
        in.readShared(),
        in.readShared(),
        in.readUnsigned(),
        in.readShared(),
        in.readUnsigned(),
        in.readUnsigned(),
        in.readString());
  }
}
