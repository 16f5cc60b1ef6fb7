package io.waymark.core.journey;

import io.waymark.core.event.AmountByCurrency;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/** What is counted about a person. Every figure adds up under {@link #merge}. */
public final class PersonCounts {
  private static final Position NOWHERE = new Position(Long.MIN_VALUE, 0, 0);

  private long events;
  private long touches;
  private long engagements;
  private long conversions;
  private long purchases;
  private long refunds;
  private AmountByCurrency revenue = new AmountByCurrency();
  private AmountByCurrency refunded = new AmountByCurrency();
  private Position first = NOWHERE;
  private Position last = NOWHERE;
  private Position firstTouch = NOWHERE;
  private Position lastTouch = NOWHERE;
  private String firstChannel = "";
  private String lastChannel = "";
  private long lastPurchaseTs;

  void add(Arrival arrival, boolean firstOfPurchase) {
    Event event = arrival.event();
    Position at = Position.of(arrival);
    events++;
    first = earlier(first, at);
    last = at.compareTo(last) > 0 ? at : last;
    switch (event.kind()) {
      case TOUCH -> addTouch(at, event.channel());
      case ENGAGEMENT -> engagements++;
      case CONVERSION -> addConversion(event, firstOfPurchase);
      case REFUND -> {
        refunds++;
        refunded.add(event.currency(), event.revenue());
      }
      default -> {
        // Only counted as an event.
      }
    }
  }

  private void addTouch(Position at, String channel) {
    touches++;
    firstChannel =
        firstTouch.equals(NOWHERE) || at.compareTo(firstTouch) < 0 ? channel : firstChannel;
    lastChannel = at.compareTo(lastTouch) > 0 ? channel : lastChannel;
    firstTouch = earlier(firstTouch, at);
    lastTouch = at.compareTo(lastTouch) > 0 ? at : lastTouch;
  }

  private void addConversion(Event event, boolean firstOfPurchase) {
    conversions++;
    purchases += firstOfPurchase ? 1 : 0;
    revenue.add(event.currency(), event.revenue());
    lastPurchaseTs = Math.max(lastPurchaseTs, event.ts());
  }

  private static Position earlier(Position known, Position at) {
    return known.equals(NOWHERE) || at.compareTo(known) < 0 ? at : known;
  }

  /** Adds the other's figures; {@code samePurchases} were counted on both sides. */
  void merge(PersonCounts other, long samePurchases) {
    events += other.events;
    touches += other.touches;
    engagements += other.engagements;
    conversions += other.conversions;
    purchases += other.purchases - samePurchases;
    refunds += other.refunds;
    revenue.add(other.revenue);
    refunded.add(other.refunded);
    lastPurchaseTs = Math.max(lastPurchaseTs, other.lastPurchaseTs);
    mergeEnds(other);
  }

  private void mergeEnds(PersonCounts other) {
    if (!other.first.equals(NOWHERE)) {
      first = earlier(first, other.first);
      last = other.last.compareTo(last) > 0 ? other.last : last;
    }
    if (!other.firstTouch.equals(NOWHERE)) {
      boolean before = firstTouch.equals(NOWHERE) || other.firstTouch.compareTo(firstTouch) < 0;
      firstChannel = before ? other.firstChannel : firstChannel;
      lastChannel = other.lastTouch.compareTo(lastTouch) > 0 ? other.lastChannel : lastChannel;
      firstTouch = earlier(firstTouch, other.firstTouch);
      lastTouch = other.lastTouch.compareTo(lastTouch) > 0 ? other.lastTouch : lastTouch;
    }
  }

  public long events() {
    return events;
  }

  public long touches() {
    return touches;
  }

  public long engagements() {
    return engagements;
  }

  public long conversions() {
    return conversions;
  }

  public long purchases() {
    return purchases;
  }

  public long refunds() {
    return refunds;
  }

  public AmountByCurrency revenue() {
    return revenue;
  }

  public AmountByCurrency refunded() {
    return refunded;
  }

  /** Event time of the first event, milliseconds; 0 where there was none. */
  public long firstTs() {
    return events == 0 ? 0 : first.ts();
  }

  /** Event time of the last event, milliseconds; 0 where there was none. */
  public long lastTs() {
    return events == 0 ? 0 : last.ts();
  }

  public String firstChannel() {
    return firstChannel;
  }

  public String lastChannel() {
    return lastChannel;
  }

  /** Event time of the last purchase, milliseconds; 0 where there was none. */
  public long lastPurchaseTs() {
    return lastPurchaseTs;
  }

  void write(PackedWriter out) {
    for (long n : new long[] {events, touches, engagements, conversions, purchases, refunds}) {
      out.writeUnsigned(n);
    }
    revenue.write(out);
    refunded.write(out);
    for (Position at : new Position[] {first, last, firstTouch, lastTouch}) {
      at.write(out);
    }
    out.writeString(firstChannel);
    out.writeString(lastChannel);
    out.writeLong(lastPurchaseTs);
  }

  static PersonCounts read(PackedReader in) {
    PersonCounts counts = new PersonCounts();
    counts.events = in.readUnsigned();
    counts.touches = in.readUnsigned();
    counts.engagements = in.readUnsigned();
    counts.conversions = in.readUnsigned();
    counts.purchases = in.readUnsigned();
    counts.refunds = in.readUnsigned();
    counts.revenue = AmountByCurrency.read(in);
    counts.refunded = AmountByCurrency.read(in);
    counts.first = Position.read(in);
    counts.last = Position.read(in);
    counts.firstTouch = Position.read(in);
    counts.lastTouch = Position.read(in);
    counts.firstChannel = in.readString();
    counts.lastChannel = in.readString();
    counts.lastPurchaseTs = in.readLong();
    return counts;
  }
}
