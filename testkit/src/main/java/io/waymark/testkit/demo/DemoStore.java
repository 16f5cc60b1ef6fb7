package io.waymark.testkit.demo;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The demo store: its lines in order of arrival, a day at a time, and its truth when they are read.
 */
public final class DemoStore implements Iterator<DemoLine> {

  private final DemoSettings settings;
  private final int days;
  private final Arrivals arrivals;
  private final Shop shop;
  private final ExpectedTotals totals = new ExpectedTotals();
  private final long endMs;
  private int day;
  private @Nullable DemoLine next;

  /** The history of those settings. */
  public DemoStore(DemoSettings settings) {
    this(settings, settings.days(), settings.end().toEpochMilli());
  }

  private DemoStore(DemoSettings settings, int days, long endMs) {
    this.settings = settings;
    this.days = days;
    this.endMs = endMs;
    this.arrivals = new Arrivals(settings.seed(), settings.start().toEpochMilli(), endMs);
    this.shop = new Shop(settings, days, arrivals);
  }

  /**
   * The same shop, with that many days after its history: what happened before the end of the
   * history is passed over.
   */
  public static DemoStore afterHistory(DemoSettings settings, int moreDays) {
    int days = settings.days() + moreDays;
    DemoStore store =
        new DemoStore(settings, days, (settings.firstDay() + days) * DemoSettings.DAY);
    long from = settings.end().toEpochMilli();
    while (store.hasNext() && store.peek().event().ts() < from) {
      store.next();
    }
    return store;
  }

  private DemoLine peek() {
    if (next == null) {
      throw new NoSuchElementException("the demo store has no more lines");
    }
    return next;
  }

  @Override
  public boolean hasNext() {
    while (next == null && day <= days) {
      long dayStart = (settings.firstDay() + day) * DemoSettings.DAY;
      next = arrivals.next(day == days ? endMs : dayStart);
      if (next == null) {
        if (day < days) {
          shop.pass(day);
        }
        day++;
      }
    }
    return next != null;
  }

  @Override
  public DemoLine next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the demo store has no more lines");
    }
    DemoLine line = peek();
    next = null;
    totals.add(line);
    return line;
  }

  /** What the lines so far amount to. */
  public ExpectedTotals totals() {
    return totals;
  }

  /** How far it is, 0 to 1. */
  public double progress() {
    return Math.min(1, (double) day / days);
  }

  DemoSettings settings() {
    return settings;
  }

  Shop shop() {
    return shop;
  }
}
