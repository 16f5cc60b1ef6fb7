package io.waymark.testkit.demo;

import io.waymark.core.event.EventKind;

/** Baskets, payments and what comes back. */
final class Orders {

  static final double MORE_LINES = 0.45;
  static final double PRICE_MEDIAN = 13.2;
  static final double PRICE_LOG_DEVIATION = 0.6;
  static final double RETURNED = 0.03;
  static final double BY_INVOICE = 0.35;
  static final double PAID_LATE = 0.12;
  static final double TICKET_AFTER_ORDER = 0.15;
  static final int PAYMENT_DAYS = 14;

  private static final int MAX_LINES = 40;
  private static final long CENT = 100;

  private final Population people;

  Orders(Population people) {
    this.people = people;
  }

  /** Mean value of an order of that segment, in currency units. */
  static double meanValue(Segment segment) {
    double lines = 1 + (1 - MORE_LINES) / MORE_LINES;
    double price = PRICE_MEDIAN * StrictMath.exp(PRICE_LOG_DEVIATION * PRICE_LOG_DEVIATION / 2);
    return lines * price * segment.basket;
  }

  /** An order of a known customer; its consequences are set down for later days. */
  void place(int person, int day, Who who, long ts, Draft draft, Chance chance) {
    String order = "o" + person + "-" + ++people.orders[person];
    int lines = Math.min(MAX_LINES, 1 + chance.nextGeometric(MORE_LINES));
    long total = 0;
    for (int line = 0; line < lines; line++) {
      long amount = price(person, chance);
      total += amount;
      draft.money(
          who,
          EventKind.CONVERSION,
          "purchase",
          ts + line,
          order,
          amount,
          "{\"sku\":\"p" + chance.nextInt(900) + "\",\"quantity\":1}");
      if (chance.happens(RETURNED)) {
        long back = ts + (2 + chance.nextInt(18)) * DemoSettings.DAY + line;
        draft.money(who, EventKind.REFUND, "return", back, order, amount, "{}");
      }
    }
    settle(person, day, who, ts, draft, total, chance);
  }

  private long price(int person, Chance chance) {
    double units =
        chance.nextLognormal(PRICE_MEDIAN, PRICE_LOG_DEVIATION) * people.segment[person].basket;
    return Math.max(1, StrictMath.round(units * 100)) * CENT;
  }

  private void settle(
      int person, int day, Who who, long ts, Draft draft, long total, Chance chance) {
    people.shiftSatisfaction(person, 0.02);
    if (chance.happens(TICKET_AFTER_ORDER)) {
      people.ticketDay[person] = day + 1 + chance.nextInt(9);
    }
    if (chance.happens(BY_INVOICE)) {
      double late = PAID_LATE * (people.segment[person] == Segment.PASSING ? 2.5 : 1);
      boolean isLate = chance.happens(late);
      int daysLate = isLate ? 3 + chance.nextInt(30) : -chance.nextInt(6);
      long due = ts + (PAYMENT_DAYS + daysLate) * DemoSettings.DAY;
      draft.say(
          who,
          EventKind.PAYMENT,
          isLate ? "payment_late" : "payment_on_time",
          due,
          "{\"amount\":" + total / 10_000.0 + ",\"days_late\":" + Math.max(0, daysLate) + "}");
      if (isLate) {
        people.lateDay[person] = day + PAYMENT_DAYS + daysLate;
      }
    }
  }
}
