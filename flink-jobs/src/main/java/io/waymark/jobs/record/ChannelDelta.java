package io.waymark.jobs.record;

import io.waymark.core.channel.ChannelCell;
import io.waymark.core.channel.MinuteCounts;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * Figures to be added to one cell.
 *
 * @param cell where
 * @param hourMs start of the UTC hour, milliseconds
 * @param minutes what to add
 */
public record ChannelDelta(ChannelCell cell, long hourMs, MinuteCounts minutes) {
  private static final char SEPARATOR = '\0';

  /** Key of the state: cell and hour; control characters cannot occur in the parts. */
  public String key() {
    return cell.tenant()
        + SEPARATOR
        + cell.channel()
        + SEPARATOR
        + cell.campaign()
        + SEPARATOR
        + cell.device()
        + SEPARATOR
        + cell.region()
        + SEPARATOR
        + cell.currency()
        + SEPARATOR
        + hourMs;
  }

  /** The cell and hour of a key, as a delta without figures. */
  public static ChannelDelta ofKey(String key) {
    String[] parts = key.split("\0", -1);
    return new ChannelDelta(
        new ChannelCell(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]),
        Long.parseLong(parts[6]),
        new MinuteCounts());
  }

  /** The hour of a key. */
  public static long hourOfKey(String key) {
    return Long.parseLong(key, key.lastIndexOf(SEPARATOR) + 1, key.length(), 10);
  }

  void write(PackedWriter out) {
    cell.write(out);
    out.writeLong(hourMs);
    minutes.write(out);
  }

  static ChannelDelta read(PackedReader in) {
    return new ChannelDelta(ChannelCell.read(in), in.readLong(), MinuteCounts.read(in));
  }
}
