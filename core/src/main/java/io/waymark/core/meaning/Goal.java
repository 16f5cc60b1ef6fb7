package io.waymark.core.meaning;

import io.waymark.core.event.Amount;
import io.waymark.core.event.Event;
import io.waymark.core.event.GoalReached;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/**
 * What a conversion is.
 *
 * @param name its name, unique in the document
 * @param events names of the events that reach it
 * @param kind what reaching it is
 * @param fixedValue its value in ten-thousandths of the base currency, or -1 for the event's
 *     revenue in the event's currency
 * @param oncePerOrder whether an order reaches it once, so that a second event of it is a repeat
 */
public record Goal(
    String name, Set<String> events, GoalKind kind, long fixedValue, boolean oncePerOrder) {

  /** What every conversion reaches that no other goal names. */
  static final Goal PURCHASE = new Goal("purchase", Set.of(), GoalKind.PURCHASE, -1, false);

  static Goal read(Section goal) {
    goal.only("name", "events", "kind", "value", "once_per_order");
    Set<String> events = new HashSet<>(goal.texts("events"));
    if (events.isEmpty()) {
      throw new InvalidMeaningException(goal.at("events"), "names no event; name at least one");
    }
    return new Goal(
        goal.text("name"),
        Set.copyOf(events),
        GoalKind.parse(goal.at("kind"), goal.text("kind", "purchase")),
        fixedValue(goal),
        goal.flag("once_per_order", false));
  }

  private static long fixedValue(Section goal) {
    if (!goal.has("value") || goal.says("value", "revenue")) {
      return -1;
    }
    BigDecimal value = goal.decimal("value");
    long amount = Amount.parse(value.toPlainString());
    if (amount < 0 || value.scale() > Amount.SCALE) {
      throw new InvalidMeaningException(
          goal.at("value"), "is revenue, or an amount up to 999999999.9999");
    }
    return amount;
  }

  boolean isReachedBy(Event event) {
    return events.contains(event.name());
  }

  /** What the event is worth as this goal. */
  GoalReached reachedBy(Event event, RateTable money) {
    boolean fixed = fixedValue >= 0;
    return new GoalReached(
        name,
        kind.wireName(),
        oncePerOrder,
        fixed ? fixedValue : event.revenue(),
        fixed ? money.base() : event.currency(),
        fixed ? fixedValue : money.toBase(event.revenue(), event.currency(), event.ts()),
        money.base());
  }
}
