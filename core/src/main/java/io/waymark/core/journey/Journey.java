package io.waymark.core.journey;

import io.waymark.core.event.AmountSum;
import java.util.List;

/**
 * The touches that led to one purchase: those after the purchase before it, within the lookback.
 *
 * @param purchaseKey see {@link io.waymark.core.event.Event#purchaseKey()}
 * @param ts when the purchase happened, milliseconds
 * @param revenue its revenue in its currency
 * @param currency its currency, or empty for the tenant's own
 * @param touches in time order
 * @param truncated whether older touches had to go because of the bound on touches
 */
public record Journey(
    String purchaseKey,
    long ts,
    AmountSum revenue,
    String currency,
    List<Touch> touches,
    boolean truncated) {}
