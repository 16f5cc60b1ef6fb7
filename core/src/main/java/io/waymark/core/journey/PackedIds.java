package io.waymark.core.journey;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * The ids of a state as they were read. Most of them are neither asked for nor changed before the
 * state is written again: they are looked through where they lie, and copied.
 *
 * @param bytes where they lie; never changed
 * @param count how many
 * @param hashes where their hashes begin, eight bytes each
 * @param times where their times begin, each as what it is after the one before
 * @param end where their times end
 * @param lastTime time of the last one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy is what this saves
record PackedIds(byte[] bytes, int count, int hashes, int times, int end, long lastTime) {
  static final PackedIds NONE = new PackedIds(new byte[0], 0, 0, 0, 0, 0);

  static PackedIds read(PackedReader in) {
    int count = in.readCount();
    if (count == 0) {
      return NONE;
    }
    long lastTime = in.readLong();
    int length = in.readCount();
    int hashes = in.skip(count * Long.BYTES);
    int times = in.skip(length);
    return new PackedIds(in.array(), count, hashes, times, times + length, lastTime);
  }

  boolean has(long hash) {
    for (int i = 0; i < count; i++) {
      if (PackedReader.fixedLong(bytes, hashes + i * Long.BYTES) == hash) {
        return true;
      }
    }
    return false;
  }

  void unpack(long[] hashesTo, long[] timesTo) {
    new PackedReader(bytes, hashes, count * Long.BYTES).readFixedLongs(hashesTo, count);
    PackedReader in = new PackedReader(bytes, times, end - times);
    long time = 0;
    for (int i = 0; i < count; i++) {
      time += in.readLong();
      timesTo[i] = time;
    }
  }

  void writeHashes(PackedWriter out) {
    out.append(bytes, hashes, count * Long.BYTES);
  }

  void writeTimes(PackedWriter out) {
    out.append(bytes, times, end - times);
  }

  int timesLength() {
    return end - times;
  }
}
