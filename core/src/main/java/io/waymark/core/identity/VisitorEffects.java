package io.waymark.core.identity;

import io.waymark.core.event.Arrival;
import io.waymark.core.journey.PersonEffects;
import io.waymark.core.journey.PersonState;

/** What a step decides about one anonymous id. */
public interface VisitorEffects extends PersonEffects {

  /** The id belongs to that customer from that time on. */
  void identified(IdentityMap.Owner owner, long version);

  /** The visitor's whole history becomes the customer's; it is given once. */
  void handOver(String customerId, PersonState visitor);

  /** The event is the customer's. */
  void forward(String customerId, Arrival arrival);
}
