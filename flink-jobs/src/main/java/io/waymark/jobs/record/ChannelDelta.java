package io.waymark.jobs.record;

import io.waymark.core.channel.ChannelCell;
import io.waymark.core.channel.ChannelCounts;
import io.waymark.core.channel.ChannelHour;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * Figures to be added to one cell.
 *
 * @param cell where
 * @param minuteMs start of the UTC minute, milliseconds
 * @param counts what to add
 */
public record ChannelDelta(ChannelCell cell, long minuteMs, ChannelCounts counts) {

  /** Start of the UTC hour, milliseconds. */
  public long hourMs() {
    return Math.floorDiv(minuteMs, ChannelHour.HOUR_MS) * ChannelHour.HOUR_MS;
  }

  /** Key of the state: cell and hour; control characters cannot occur in the parts. */
  public String key() {
    return String.join(
        "\0",
        cell.tenant(),
        cell.channel(),
        cell.campaign(),
        cell.device(),
        cell.region(),
        cell.currency(),
        Long.toString(hourMs()));
  }

  /** The cell and hour of a key, as a delta without figures. */
  public static ChannelDelta ofKey(String key) {
    String[] parts = key.split("\0", -1);
    return new ChannelDelta(
        new ChannelCell(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]),
        Long.parseLong(parts[6]),
        new ChannelCounts());
  }

  void write(PackedWriter out) {
    cell.write(out);
    out.writeLong(minuteMs);
    counts.write(out);
  }

  static ChannelDelta read(PackedReader in) {
    return new ChannelDelta(ChannelCell.read(in), in.readLong(), ChannelCounts.read(in));
  }
}
