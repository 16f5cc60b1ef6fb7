package io.waymark.sandbox.replay;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is kept of an input line between reading and sending.
 *
 * @param ts event time; of the line before where the line has none
 * @param line number of the line within the replay, from 1
 * @param key Kafka key
 * @param value event as JSON, or the original line of a refusal
 * @param reason code of a refusal, or empty for an event
 * @param detail text of a refusal
 */
public record ReplayRecord(
    long ts, long line, byte[] key, byte[] value, String reason, String detail) {

  /** Objects, array headers and references, roughly. */
  private static final int OVERHEAD_BYTES = 120;

  /** Whether it is sent as a refusal. */
  public boolean isRefusal() {
    return !reason.isEmpty();
  }

  /** About how much memory it takes. */
  int footprint() {
    return OVERHEAD_BYTES + key.length + value.length + 2 * detail.length();
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(ts);
    out.writeLong(line);
    out.writeInt(key.length);
    out.write(key);
    out.writeInt(value.length);
    out.write(value);
    out.writeBoolean(isRefusal());
    if (isRefusal()) {
      out.writeUTF(reason);
      out.writeUTF(detail);
    }
  }

  static ReplayRecord read(DataInput in) throws IOException {
    long ts = in.readLong();
    long line = in.readLong();
    byte[] key = new byte[in.readInt()];
    in.readFully(key);
    byte[] value = new byte[in.readInt()];
    in.readFully(value);
    return in.readBoolean()
        ? new ReplayRecord(ts, line, key, value, in.readUTF(), in.readUTF())
        : new ReplayRecord(ts, line, key, value, "", "");
  }
}
