package io.waymark.jobs.channel;

import io.waymark.core.channel.ChannelCell;
import io.waymark.core.channel.ChannelCounts;
import io.waymark.core.channel.ChannelHour;
import io.waymark.core.event.Event;
import io.waymark.jobs.record.ChannelDelta;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Adds up channel figures before they cross the network. Handed on before every checkpoint barrier,
 * and before a watermark would let the channel stage forget an hour that is still in here.
 */
public final class ChannelDeltas {
  private static final int LIMIT = 20_000;

  private record Slot(ChannelCell cell, long minuteMs) {}

  private final Map<Slot, ChannelCounts> pending = new HashMap<>();
  private final Consumer<ChannelDelta> target;
  private long oldestMs = Long.MAX_VALUE;

  /** Hands its figures to the target. */
  public ChannelDeltas(Consumer<ChannelDelta> target) {
    this.target = target;
  }

  /** Counts an accepted event. */
  public void add(Event event, boolean firstOfPurchase) {
    long minuteMs = Math.floorDiv(event.ts(), ChannelHour.MINUTE_MS) * ChannelHour.MINUTE_MS;
    pending
        .computeIfAbsent(new Slot(ChannelCell.of(event), minuteMs), slot -> new ChannelCounts())
        .add(event, firstOfPurchase);
    oldestMs = Math.min(oldestMs, minuteMs);
    if (pending.size() >= LIMIT) {
      flush();
    }
  }

  /** Hands over everything if the watermark would end the oldest hour in here. */
  public void beforeWatermark(long watermark, long latenessMs) {
    if (oldestMs != Long.MAX_VALUE && ChannelOperator.endOf(oldestMs, latenessMs) <= watermark) {
      flush();
    }
  }

  /** Hands over everything. */
  public void flush() {
    pending.forEach(
        (slot, counts) -> target.accept(new ChannelDelta(slot.cell(), slot.minuteMs(), counts)));
    pending.clear();
    oldestMs = Long.MAX_VALUE;
  }
}
