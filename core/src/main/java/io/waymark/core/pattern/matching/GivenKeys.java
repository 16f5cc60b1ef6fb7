package io.waymark.core.pattern.matching;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.Arrays;

/**
 * Keys of the latest findings: nothing is given twice, whatever two persons who turn out to be one
 * have found before.
 */
final class GivenKeys {
  private static final int MAX = 256;
  private static final int FIRST = 4;

  private long[] keys = {};

  /** Event times of the findings, in the same places. */
  private long[] times = {};

  private int size;

  /**
   * Remembers a key; the oldest goes where there are too many.
   *
   * @return whether it is a new one
   */
  boolean add(long key, long ts) {
    for (int i = size - 1; i >= 0; i--) {
      if (keys[i] == key) {
        return false;
      }
    }
    if (size == MAX) {
      forgetFirst(1);
    } else if (size == keys.length) {
      int room = Math.min(MAX, Math.max(FIRST, size * 2));
      keys = Arrays.copyOf(keys, room);
      times = Arrays.copyOf(times, room);
    }
    keys[size] = key;
    times[size++] = ts;
    return true;
  }

  /** Forgets findings of before that event time: what made them is forgotten too. */
  void forgetBefore(long ts) {
    int over = 0;
    while (over < size && times[over] < ts) {
      over++;
    }
    if (over > 0) {
      forgetFirst(over);
    }
  }

  private void forgetFirst(int count) {
    size -= count;
    System.arraycopy(keys, count, keys, 0, size);
    System.arraycopy(times, count, times, 0, size);
  }

  void merge(GivenKeys other) {
    for (int i = 0; i < other.size; i++) {
      add(other.keys[i], other.times[i]);
    }
  }

  void write(PackedWriter out) {
    out.writeUnsigned(size);
    long before = 0;
    for (int i = 0; i < size; i++) {
      out.writeFixedLong(keys[i]);
      out.writeLong(times[i] - before);
      before = times[i];
    }
  }

  static GivenKeys read(PackedReader in) {
    GivenKeys given = new GivenKeys();
    given.size = in.readCount();
    given.keys = new long[given.size];
    given.times = new long[given.size];
    long before = 0;
    for (int i = 0; i < given.size; i++) {
      given.keys[i] = in.readFixedLong();
      before += in.readLong();
      given.times[i] = before;
    }
    return given;
  }
}
