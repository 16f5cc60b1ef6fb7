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
  private static final int HISTORY = 0;
  private static final int EVENT = 1;
  private static final int OWN_EVENT = 2;

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
    return PersonKey.of(tenant, customer ? 'c' : 'x', id);
  }

  void write(PackedWriter out) {
    if (arrival == null) {
      out.writeByte(HISTORY);
      out.writeString(tenant);
      out.writeString(id);
      out.writeBoolean(customer);
      out.writeBytes(visitor == null ? new byte[0] : visitor);
    } else if (isTheirOwn(arrival)) {
      // The event says whose it is.
      out.writeByte(OWN_EVENT);
      arrival.write(out);
    } else {
      out.writeByte(EVENT);
      out.writeString(id);
      out.writeBoolean(customer);
      arrival.write(out);
    }
  }

  private boolean isTheirOwn(Arrival event) {
    return customer && id.equals(event.event().customerId());
  }

  static PersonInput read(PackedReader in) {
    int form = in.readByte();
    switch (form) {
      case HISTORY -> {
        return new PersonInput(
            in.readString(), in.readString(), in.readBoolean(), null, in.readBytes());
      }
      case OWN_EVENT -> {
        Arrival own = Arrival.read(in);
        return forward(own.event().customerId(), own);
      }
      default -> {
        String id = in.readString();
        boolean customer = in.readBoolean();
        Arrival arrival = Arrival.read(in);
        return new PersonInput(arrival.event().tenant(), id, customer, arrival, null);
      }
    }
  }
}
