package io.waymark.core.channel;

import io.waymark.core.event.AmountSum;
import io.waymark.core.event.Event;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * Additive figures of one cell and span of time. Spend is not among them: a day of it is replaced,
 * not added to.
 */
public final class ChannelCounts {
  private long events;
  private long touches;
  private long engagements;
  private long conversions;
  private long refundCount;
  private long impressions;
  private AmountSum revenue = new AmountSum();
  private AmountSum refunds = new AmountSum();

  /** Adds an accepted event; of the lines of one purchase only the first is a conversion. */
  public void add(Event event, boolean firstOfPurchase) {
    events++;
    impressions += event.impressions();
    switch (event.kind()) {
      case TOUCH -> touches++;
      case ENGAGEMENT -> engagements++;
      case CONVERSION -> {
        conversions += firstOfPurchase ? 1 : 0;
        revenue.add(event.revenue());
      }
      case REFUND -> {
        refundCount++;
        refunds.add(event.revenue());
      }
      default -> {
        // Only counted as an event.
      }
    }
  }

  /** Adds the other's figures. */
  public void add(ChannelCounts other) {
    events += other.events;
    touches += other.touches;
    engagements += other.engagements;
    conversions += other.conversions;
    refundCount += other.refundCount;
    impressions += other.impressions;
    revenue.add(other.revenue);
    refunds.add(other.refunds);
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

  public long refundCount() {
    return refundCount;
  }

  public long impressions() {
    return impressions;
  }

  public AmountSum revenue() {
    return revenue;
  }

  public AmountSum refunds() {
    return refunds;
  }

  /** Writes the binary form. */
  public void write(PackedWriter out) {
    out.writeUnsigned(events);
    out.writeUnsigned(touches);
    out.writeUnsigned(engagements);
    out.writeUnsigned(conversions);
    out.writeUnsigned(refundCount);
    out.writeUnsigned(impressions);
    revenue.write(out);
    refunds.write(out);
  }

  /** Reads the binary form. */
  public static ChannelCounts read(PackedReader in) {
    ChannelCounts counts = new ChannelCounts();
    counts.events = in.readUnsigned();
    counts.touches = in.readUnsigned();
    counts.engagements = in.readUnsigned();
    counts.conversions = in.readUnsigned();
    counts.refundCount = in.readUnsigned();
    counts.impressions = in.readUnsigned();
    counts.revenue = AmountSum.read(in);
    counts.refunds = AmountSum.read(in);
    return counts;
  }
}
