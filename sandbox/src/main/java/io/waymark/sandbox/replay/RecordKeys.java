package io.waymark.sandbox.replay;

import io.waymark.core.event.Event;
import java.nio.charset.StandardCharsets;

/**
 * Kafka keys: all events of a visitor go to one partition, else of a customer, else of a channel.
 */
public final class RecordKeys {

  private RecordKeys() {}

  /** The key of that event. */
  public static byte[] of(String tenant, Event event) {
    return (tenant + "/" + owner(event)).getBytes(StandardCharsets.UTF_8);
  }

  private static String owner(Event event) {
    if (!event.anonymousId().isEmpty()) {
      return event.anonymousId();
    }
    return event.isIdentified() ? event.customerId() : "spend:" + event.channel();
  }
}
