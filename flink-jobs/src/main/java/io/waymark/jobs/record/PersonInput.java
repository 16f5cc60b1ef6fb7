package io.waymark.jobs.record;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import org.jspecify.annotations.Nullable;

/**
 * What reaches a person: an event, or the history of a visitor that turned out to be them. Exactly
 * one of {@code arrival} and {@code visitor} is present.
 *
 * @param tenant whose person
 * @param id customer id, or {@code spend:channel} for spend, which belongs to no person
 * @param customer whether {@code id} is a customer id
 * @param arrival the event, or null
 * @param visitor packed {@link io.waymark.core.journey.PersonState}, or null
 */
public record PersonInput(
    String tenant,
    String id,
    boolean customer,
    @Nullable Arrival arrival,
    byte @Nullable [] visitor) {

  /** An event of an identified customer, or spend. */
  public static PersonInput of(Arrival arrival) {
    Event event = arrival.event();
    return event.kind().hasPerson()
        ? new PersonInput(event.tenant(), event.customerId(), true, arrival, null)
        : new PersonInput(event.tenant(), "spend:" + event.channel(), false, arrival, null);
  }

  /** A visitor's event that belongs to a customer. */
  public static PersonInput forward(String customerId, Arrival arrival) {
    return new PersonInput(arrival.event().tenant(), customerId, true, arrival, null);
  }

  /** A visitor's history. */
  public static PersonInput handOver(String tenant, String customerId, byte[] visitor) {
    return new PersonInput(tenant, customerId, true, null, visitor);
  }

  /** The key of the person's state. */
  public String key() {
    return PersonKey.of(tenant, (customer ? "c" : "x") + id);
  }

  void write(PackedWriter out) {
    out.writeString(tenant);
    out.writeString(id);
    out.writeBoolean(customer);
    out.writeBoolean(arrival != null);
    if (arrival != null) {
      arrival.write(out);
    } else {
      out.writeBytes(visitor == null ? new byte[0] : visitor);
    }
  }

  static PersonInput read(PackedReader in) {
    String tenant = in.readString();
    String id = in.readString();
    boolean customer = in.readBoolean();
    return in.readBoolean()
        ? new PersonInput(tenant, id, customer, Arrival.read(in), null)
        : new PersonInput(tenant, id, customer, null, in.readBytes());
  }
}
