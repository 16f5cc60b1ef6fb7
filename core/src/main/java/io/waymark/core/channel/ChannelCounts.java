package io.waymark.core.channel;

import io.waymark.core.event.AmountSum;
import io.waymark.core.event.Event;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/** Additive figures of one cell and span of time. */
public final class ChannelCounts {
  private long events;
  private long touches;
  private long engagements;
  private long conversions;
  private long refundCount;
  private long impressions;
  private AmountSum revenue = new AmountSum();
  private AmountSum refunds = new AmountSum();
  private AmountSum spend = new AmountSum();

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
      case SPEND -> spend.add(event.cost());
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
    spend.add(other.spend);
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

  public AmountSum spend() {
    return spend;
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
    spend.write(out);
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
    counts.spend = AmountSum.read(in);
    return counts;
  }
}
