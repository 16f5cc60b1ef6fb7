package io.waymark.core.meaning;

import io.waymark.core.event.Event;

/**
 * An event and what the tenant's configuration decided about it.
 *
 * @param event with the channel and campaign that were decided
 * @param channelRule the line that decided the channel; empty where it was sent or nothing fits
 * @param goal the goal that it reaches, or empty
 * @param goalKind kind of the goal, or empty
 * @param oncePerOrder whether an order reaches the goal once
 * @param valueBase value of the goal in the base currency, ten-thousandths; or {@link
 *     RateTable#NOT_CONVERTED}
 * @param baseCurrency the base currency, or empty for the tenant's own
 * @param filtered why the event counts nowhere, or empty
 * @param advertising whether advertising may use it
 * @param version of the configuration; 0 is the shipped one
 */
public record Interpreted(
    Event event,
    String channelRule,
    String goal,
    String goalKind,
    boolean oncePerOrder,
    long valueBase,
    String baseCurrency,
    String filtered,
    boolean advertising,
    long version) {

  /** Why an event is kept out whose person did not agree to analytics. */
  public static final String NO_CONSENT = "no_consent";
}
