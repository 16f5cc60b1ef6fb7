package io.waymark.core.channel;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * The figures of one cell in one UTC hour: absolute sums, by the minute and for the hour, and a
 * version that rises with every change.
 */
public final class ChannelHour {

  /** Length of the span. */
  public static final long HOUR_MS = 3_600_000L;

  /** Length of one part. */
  public static final long MINUTE_MS = 60_000L;

  private final MinuteCounts minutes;

  /** One bit for each minute. */
  private long changed;

  private long version;

  /** An hour in which nothing happened yet. */
  public ChannelHour() {
    this(new MinuteCounts(), 0);
  }

  private ChannelHour(MinuteCounts minutes, long version) {
    this.minutes = minutes;
    this.version = version;
  }

  /** Start of the hour around that time, milliseconds. */
  public static long startOf(long ts) {
    return Math.floorDiv(ts, HOUR_MS) * HOUR_MS;
  }

  /** Adds figures that fell into the hour. */
  public void add(MinuteCounts delta) {
    delta.forEach(this::add);
    version++;
  }

  private void add(int minute, ChannelCounts delta) {
    minutes.of(minute).add(delta);
    changed |= 1L << minute;
  }

  /**
   * Hands over the minutes that changed since the last call.
   *
   * @return whether there were any
   */
  public boolean takeChanged(MinuteCounts.Visitor rows) {
    long bits = changed;
    changed = 0;
    if (bits == 0) {
      return false;
    }
    minutes.forEach((minute, counts) -> {
      if ((bits & 1L << minute) != 0) {
        rows.minute(minute, counts);
      }
    });
    return true;
  }

  /** The sums of the whole hour. */
  public ChannelCounts total() {
    ChannelCounts total = new ChannelCounts();
    minutes.forEach((minute, counts) -> total.add(counts));
    return total;
  }

  /** Version of the rows made from this state. */
  public long version() {
    return version;
  }

  /** Writes the binary form; nothing may be waiting in {@link #takeChanged}. */
  public void write(PackedWriter out) {
    out.writeUnsigned(version);
    minutes.write(out);
  }

  /** Reads the binary form. */
  public static ChannelHour read(PackedReader in) {
    long version = in.readUnsigned();
    return new ChannelHour(MinuteCounts.read(in), version);
  }
}
