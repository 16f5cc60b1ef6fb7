package io.waymark.jobs.channel;

import io.waymark.core.channel.ChannelCell;
import io.waymark.core.channel.ChannelHour;
import io.waymark.core.channel.MinuteCounts;
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
  /** Hours of cells; each holds 60 minutes at most. */
  private static final int LIMIT = 5_000;

  private record Slot(ChannelCell cell, long hourMs) {
    @Override
    public int hashCode() {
      return cell.hashCode() * 31 + Long.hashCode(hourMs);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Slot that && hourMs == that.hourMs && cell.equals(that.cell);
    }
  }

  private final Map<Slot, MinuteCounts> pending = new HashMap<>();
  private final Consumer<ChannelDelta> target;
  private long oldestMs = Long.MAX_VALUE;

  /** Hands its figures to the target. */
  public ChannelDeltas(Consumer<ChannelDelta> target) {
    this.target = target;
  }

  /** Counts an accepted event. */
  public void add(Event event, boolean firstOfPurchase) {
    long hourMs = ChannelHour.startOf(event.ts());
    Slot slot = new Slot(ChannelCell.of(event), hourMs);
    MinuteCounts minutes = pending.get(slot);
    if (minutes == null) {
      minutes = begin(slot);
    }
    int minute = (int) ((event.ts() - hourMs) / ChannelHour.MINUTE_MS);
    minutes.of(minute).add(event, firstOfPurchase);
  }

  private MinuteCounts begin(Slot slot) {
    if (pending.size() >= LIMIT) {
      flush();
    }
    MinuteCounts minutes = new MinuteCounts();
    pending.put(slot, minutes);
    oldestMs = Math.min(oldestMs, slot.hourMs());
    return minutes;
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
        (slot, minutes) -> target.accept(new ChannelDelta(slot.cell(), slot.hourMs(), minutes)));
    pending.clear();
    oldestMs = Long.MAX_VALUE;
  }
}
