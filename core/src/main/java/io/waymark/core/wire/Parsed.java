package io.waymark.core.wire;

import io.waymark.core.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * What bytes turned out to be: exactly one of the two is present.
 *
 * @param event the event, or null where it was refused
 * @param reject the refusal, or null where there is an event
 */
public record Parsed(@Nullable Event event, @Nullable Reject reject) {

  /** An event. */
  public static Parsed of(Event event) {
    return new Parsed(event, null);
  }

  /** A refusal. */
  public static Parsed refused(RejectReason reason, String detail) {
    return new Parsed(null, new Reject(reason, detail));
  }
}
