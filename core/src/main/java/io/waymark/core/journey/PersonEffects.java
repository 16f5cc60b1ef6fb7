package io.waymark.core.journey;

import io.waymark.core.event.Arrival;
import io.waymark.core.pattern.matching.MatchEffects;

/** What a step decides about one person; the host turns it into rows. */
public interface PersonEffects extends MatchEffects {

  /**
   * The event counts.
   *
   * @param firstOfPurchase whether it is a conversion and the first line of its purchase
   */
  void accepted(Arrival arrival, boolean firstOfPurchase);

  /** The event was seen before and counts nowhere. */
  void repeated(Arrival arrival);

  /** The event counts nowhere, for that reason of {@link io.waymark.core.event.Filtered}. */
  void filtered(Arrival arrival, String reason);

  /** A journey is new or has changed. */
  void journey(Journey journey, long version);
}
