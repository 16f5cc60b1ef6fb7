package io.waymark.core.channel;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one cell in one UTC hour: absolute sums, by the minute and for the hour, and a
 * version that rises with every change.
 */
public final class ChannelHour {

  /** Length of the span. */
  public static final long HOUR_MS = 3_600_000L;

  /** Length of one part. */
  public static final long MINUTE_MS = 60_000L;

  private static final int MINUTES = 60;

  /** Receives the rows of a span. */
  public interface MinuteRows {
    /** One minute of the hour, 0 to 59. */
    void minute(int minute, ChannelCounts counts);
  }

  private final @Nullable ChannelCounts[] minutes = new ChannelCounts[MINUTES];
  private final boolean[] changed = new boolean[MINUTES];
  private final ChannelCounts total = new ChannelCounts();
  private long version;

  /** Adds figures that fell into a minute of the hour. */
  public void add(int minute, ChannelCounts delta) {
    ChannelCounts counts = minutes[minute];
    if (counts == null) {
      counts = new ChannelCounts();
      minutes[minute] = counts;
    }
    counts.add(delta);
    total.add(delta);
    changed[minute] = true;
    version++;
  }

  /** Hands over the minutes that changed since the last call. */
  public void takeChanged(MinuteRows rows) {
    for (int i = 0; i < MINUTES; i++) {
      ChannelCounts counts = minutes[i];
      if (changed[i] && counts != null) {
        rows.minute(i, counts);
        changed[i] = false;
      }
    }
  }

  /** The sums of the whole hour. */
  public ChannelCounts total() {
    return total;
  }

  /** Version of the rows made from this state. */
  public long version() {
    return version;
  }

  /** Writes the binary form; nothing may be waiting in {@link #takeChanged}. */
  public void write(PackedWriter out) {
    out.writeUnsigned(version);
    for (int i = 0; i < MINUTES; i++) {
      ChannelCounts counts = minutes[i];
      if (counts != null) {
        out.writeByte(i + 1);
        counts.write(out);
      }
    }
    out.writeByte(0);
  }

  /** Reads the binary form. */
  public static ChannelHour read(PackedReader in) {
    ChannelHour hour = new ChannelHour();
    hour.version = in.readUnsigned();
    for (int at = in.readByte(); at != 0; at = in.readByte()) {
      ChannelCounts counts = ChannelCounts.read(in);
      hour.minutes[at - 1] = counts;
      hour.total.add(counts);
    }
    return hour;
  }
}
