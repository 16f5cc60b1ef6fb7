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
 */
public record Touch(Position at, String channel, String campaign, String name) {

  static Touch of(Arrival arrival) {
    Event event = arrival.event();
    return new Touch(Position.of(arrival), event.channel(), event.campaign(), event.name());
  }

  void write(PackedWriter out) {
    at.write(out);
    out.writeString(channel);
    out.writeString(campaign);
    out.writeString(name);
  }

  static Touch read(PackedReader in) {
    return new Touch(Position.read(in), in.readString(), in.readString(), in.readString());
  }
}
