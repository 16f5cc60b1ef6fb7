package io.waymark.core.channel;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.Arrays;

/** Figures by the minute of one hour. Only minutes that have any take room. */
public final class MinuteCounts {

  /** Minutes of an hour. */
  static final int MINUTES = 60;

  /** Receives minutes and their figures. */
  public interface Visitor {
    /** One minute of the hour, 0 to 59. */
    void minute(int minute, ChannelCounts counts);
  }

  private byte[] minutes = new byte[2];
  private ChannelCounts[] counts = new ChannelCounts[2];
  private int size;

  /** The figures of a minute, 0 to 59, to be added to. */
  public ChannelCounts of(int minute) {
    // Events come more or less in order, so the newest minute is the likeliest.
    for (int i = size - 1; i >= 0; i--) {
      if (minutes[i] == minute) {
        return counts[i];
      }
    }
    return append(minute, new ChannelCounts());
  }

  private ChannelCounts append(int minute, ChannelCounts added) {
    if (size == counts.length) {
      int room = Math.min(size * 2, MINUTES);
      minutes = Arrays.copyOf(minutes, room);
      counts = Arrays.copyOf(counts, room);
    }
    minutes[size] = (byte) minute;
    counts[size++] = added;
    return added;
  }

  /** Adds the figures of other events of the hour. */
  public void add(MinuteCounts others) {
    others.forEach((minute, added) -> of(minute).add(added));
  }

  /** Hands over every minute that has figures. */
  public void forEach(Visitor visitor) {
    for (int i = 0; i < size; i++) {
      visitor.minute(minutes[i], counts[i]);
    }
  }

  /** Writes the binary form. */
  public void write(PackedWriter out) {
    out.writeByte(size);
    for (int i = 0; i < size; i++) {
      out.writeByte(minutes[i]);
      counts[i].write(out);
    }
  }

  /** Reads the binary form. */
  public static MinuteCounts read(PackedReader in) {
    MinuteCounts read = new MinuteCounts();
    for (int n = in.readByte(); n > 0; n--) {
      read.append(in.readByte(), ChannelCounts.read(in));
    }
    return read;
  }
}
