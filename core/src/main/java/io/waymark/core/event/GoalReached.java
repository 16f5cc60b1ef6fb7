package io.waymark.core.event;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * The goal that an event reaches, and what that is worth. Amounts in ten-thousandths.
 *
 * @param goal name of the goal; empty where none is reached
 * @param kind kind of the goal: purchase, signup, trial or lead
 * @param oncePerOrder whether an order reaches the goal once, so that a second one is a repeat
 * @param value what it is worth, in {@code currency}
 * @param currency of the value; empty for the tenant's own
 * @param valueBase the value in the base currency, or {@link #NOT_CONVERTED}
 * @param baseCurrency the base currency; empty where the configuration names none
 */
public record GoalReached(
    String goal,
    String kind,
    boolean oncePerOrder,
    long value,
    String currency,
    long valueBase,
    String baseCurrency) {

  /** In place of a value that no rate converts. */
  public static final long NOT_CONVERTED = -1;

  /** No goal. */
  public static final GoalReached NONE = new GoalReached("", "", false, 0, "", 0, "");

  /** Whether the value is known in the base currency. */
  public boolean isConverted() {
    return valueBase != NOT_CONVERTED;
  }

  void write(PackedWriter out) {
    out.writeString(goal);
    if (!goal.isEmpty()) {
      out.writeString(kind);
      out.writeBoolean(oncePerOrder);
      out.writeLong(value);
      out.writeString(currency);
      out.writeLong(valueBase);
      out.writeString(baseCurrency);
    }
  }

  static GoalReached read(PackedReader in) {
    String goal = in.readString();
    return goal.isEmpty()
        ? NONE
        : new GoalReached(
            goal,
            in.readString(),
            in.readBoolean(),
            in.readLong(),
            in.readString(),
            in.readLong(),
            in.readString());
  }
}
