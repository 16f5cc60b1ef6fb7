package io.waymark.core.journey;

import io.waymark.core.event.AmountByCurrency;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/** What is counted about a person. Every figure adds up under {@link #merge}. */
public final class PersonCounts {
  private long events;
  private long touches;
  private long engagements;
  private long conversions;
  private long purchases;
  private long refunds;
  private AmountByCurrency revenue = new AmountByCurrency();
  private AmountByCurrency refunded = new AmountByCurrency();
  private Ends ends = new Ends();
  private Ends touchEnds = new Ends();
  private String firstChannel = "";
  private String lastChannel = "";
  private long lastPurchaseTs;

  void add(Arrival arrival, boolean firstOfPurchase) {
    Event event = arrival.event();
    events++;
    ends.add(arrival);
    switch (event.kind()) {
      case TOUCH -> addTouch(arrival);
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

  private void addTouch(Arrival arrival) {
    touches++;
    String channel = arrival.event().channel();
    firstChannel = touchEnds.beginsAfter(arrival) ? channel : firstChannel;
    lastChannel = touchEnds.endsBefore(arrival) ? channel : lastChannel;
    touchEnds.add(arrival);
  }

  private void addConversion(Event event, boolean firstOfPurchase) {
    conversions++;
    purchases += firstOfPurchase ? 1 : 0;
    revenue.add(event.currency(), event.revenue());
    lastPurchaseTs = Math.max(lastPurchaseTs, event.ts());
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
    ends.add(other.ends);
    firstChannel = touchEnds.beginsAfter(other.touchEnds) ? other.firstChannel : firstChannel;
    lastChannel = touchEnds.endsBefore(other.touchEnds) ? other.lastChannel : lastChannel;
    touchEnds.add(other.touchEnds);
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
    return ends.firstTs();
  }

  /** Event time of the last event, milliseconds; 0 where there was none. */
  public long lastTs() {
    return ends.lastTs();
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
    out.writeUnsigned(events);
    out.writeUnsigned(touches);
    out.writeUnsigned(engagements);
    out.writeUnsigned(conversions);
    out.writeUnsigned(purchases);
    out.writeUnsigned(refunds);
    revenue.write(out);
    refunded.write(out);
    ends.write(out);
    touchEnds.write(out);
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
    counts.ends = Ends.read(in);
    counts.touchEnds = Ends.read(in);
    counts.firstChannel = in.readShared();
    counts.lastChannel = in.readShared();
    counts.lastPurchaseTs = in.readLong();
    return counts;
  }
}
