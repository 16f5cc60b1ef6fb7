package io.waymark.core.channel;

import io.waymark.core.event.AmountSum;
import io.waymark.core.event.Event;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import org.jspecify.annotations.Nullable;

/**
 * Additive figures of one cell and span of time. Spend is not among them: a day of it is replaced,
 * not added to.
 */
public final class ChannelCounts {
  private static final AmountSum NONE = new AmountSum();

  private long events;
  private long touches;
  private long engagements;
  private long conversions;
  private long refundCount;
  private long impressions;

  // Most minutes of most cells see no money.
  private @Nullable AmountSum revenue;
  private @Nullable AmountSum refunds;

  /** Adds an accepted event; of the lines of one purchase only the first is a conversion. */
  public void add(Event event, boolean firstOfPurchase) {
    events++;
    impressions += event.impressions();
    switch (event.kind()) {
      case TOUCH -> touches++;
      case ENGAGEMENT -> engagements++;
      case CONVERSION -> {
        conversions += firstOfPurchase ? 1 : 0;
        revenue = added(revenue, event.revenue());
      }
      case REFUND -> {
        refundCount++;
        refunds = added(refunds, event.revenue());
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
    revenue = added(revenue, other.revenue);
    refunds = added(refunds, other.refunds);
  }

  private static AmountSum added(@Nullable AmountSum sum, long amount) {
    AmountSum added = sum == null ? new AmountSum() : sum;
    added.add(amount);
    return added;
  }

  private static @Nullable AmountSum added(@Nullable AmountSum sum, @Nullable AmountSum more) {
    if (more == null) {
      return sum;
    }
    AmountSum added = sum == null ? new AmountSum() : sum;
    added.add(more);
    return added;
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

  /** To be read only. */
  public AmountSum revenue() {
    return revenue == null ? NONE : revenue;
  }

  /** To be read only. */
  public AmountSum refunds() {
    return refunds == null ? NONE : refunds;
  }

  /** Writes the binary form. */
  public void write(PackedWriter out) {
    out.writeUnsigned(events);
    out.writeUnsigned(touches);
    out.writeUnsigned(engagements);
    out.writeUnsigned(conversions);
    out.writeUnsigned(refundCount);
    out.writeUnsigned(impressions);
    revenue().write(out);
    refunds().write(out);
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
    counts.revenue = readSum(in);
    counts.refunds = readSum(in);
    return counts;
  }

  private static @Nullable AmountSum readSum(PackedReader in) {
    AmountSum sum = AmountSum.read(in);
    return sum.isZero() ? null : sum;
  }
}
