package io.waymark.serving.limits;

import io.waymark.core.event.Event;
import io.waymark.core.wire.Reject;
import io.waymark.core.wire.RejectReason;
import io.waymark.serving.events.EventAllowance;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Problems;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Holds the events of a tenant to its limits: how many a second, of how many customers, with how
 * many property keys. What is written to Kafka past the sidecar is not counted here.
 *
 * @param quotas events a second
 * @param customers customers
 * @param keys property keys
 */
public record EventLimits(Quotas quotas, CustomerRoom customers, PropertyKeys keys)
    implements EventAllowance {

  @Override
  public void take(Caller caller, long events) {
    quotas.take(caller, events);
  }

  @Override
  public boolean await(Caller caller, Duration patience) {
    return quotas.await(caller, patience);
  }

  @Override
  public @Nullable Reject refusal(Caller caller, Event event) {
    if (!customers.hasRoomFor(caller, event.customerId())) {
      return new Reject(
          RejectReason.TOO_MANY_CUSTOMERS,
          "the tenant knows "
              + caller.terms().limits().customers()
              + " customers, its limit; ask the operator for more");
    }
    String key = keys.tooMany(caller, event.properties());
    return key.isEmpty()
        ? null
        : new Reject(
            RejectReason.TOO_MANY_PROPERTY_KEYS,
            "properties."
                + Problems.shown(key)
                + " would be one more than the tenant's "
                + caller.terms().limits().propertyKeys()
                + " property keys; leave it out or ask the operator for more");
  }
}
