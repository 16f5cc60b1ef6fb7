package io.waymark.core.pattern.matching;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.Arrays;

/** Keys of the latest findings: nothing is given twice when two persons turn out to be one. */
final class GivenKeys {
  private static final int MAX = 256;
  private static final int FIRST = 4;

  private long[] keys = {};
  private int size;

  boolean contains(long key) {
    for (int i = size - 1; i >= 0; i--) {
      if (keys[i] == key) {
        return true;
      }
    }
    return false;
  }

  /** Remembers a key; the oldest goes where there are too many. */
  void add(long key) {
    if (size == MAX) {
      System.arraycopy(keys, 1, keys, 0, --size);
    } else if (size == keys.length) {
      keys = Arrays.copyOf(keys, Math.min(MAX, Math.max(FIRST, size * 2)));
    }
    keys[size++] = key;
  }

  void merge(GivenKeys other) {
    for (int i = 0; i < other.size; i++) {
      add(other.keys[i]);
    }
  }

  void write(PackedWriter out) {
    out.writeUnsigned(size);
    for (int i = 0; i < size; i++) {
      out.writeFixedLong(keys[i]);
    }
  }

  static GivenKeys read(PackedReader in) {
    GivenKeys given = new GivenKeys();
    for (int n = in.readCount(); n > 0; n--) {
      given.add(in.readFixedLong());
    }
    return given;
  }
}
