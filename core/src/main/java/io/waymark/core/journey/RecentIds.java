package io.waymark.core.journey;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * The ids seen lately, each remembered until event time has passed it by the lateness bound.
 *
 * <p>Ids are kept as 128 bits of hash in an open-addressing table: 24 bytes an id whatever its
 * length. Two different ids of one person collide with a probability below 1e-25 at 10,000 ids.
 */
final class RecentIds {
  private static final int SMALLEST = 4;

  private static final long[] NONE = new long[0];

  private long[] high = NONE;
  private long[] low = NONE;
  private long[] ts = NONE;
  private int size;
  private int pruneAt = 16;

  /** Remembers the id; false where it was known already. */
  boolean add(String id, long idTs, long forgetBefore) {
    if (size >= pruneAt) {
      prune(forgetBefore);
    }
    long h = Hash128.high(id);
    return put(h, Hash128.low(id, h), idTs, forgetBefore);
  }

  /**
   * Takes over the other's ids; those known to both keep the later time.
   *
   * @return how many were known to both
   */
  int merge(RecentIds other) {
    int common = 0;
    for (int i = 0; i < other.high.length; i++) {
      if (other.isUsed(i) && !put(other.high[i], other.low[i], other.ts[i], Long.MIN_VALUE)) {
        common++;
      }
    }
    return common;
  }

  int size() {
    return size;
  }

  /** An id that is remembered longer than it has to be counts as forgotten. */
  private boolean put(long h, long l, long idTs, long forgetBefore) {
    if (high.length == 0) {
      rebuild(SMALLEST, Long.MIN_VALUE);
    }
    int mask = high.length - 1;
    int i = (int) h & mask;
    while (isUsed(i)) {
      if (high[i] == h && low[i] == l) {
        boolean forgotten = ts[i] < forgetBefore;
        ts[i] = Math.max(ts[i], idTs);
        return forgotten;
      }
      i = i + 1 & mask;
    }
    high[i] = h;
    low[i] = l;
    ts[i] = idTs;
    size++;
    if (size * 4 > high.length * 3) {
      rebuild(high.length * 2, Long.MIN_VALUE);
    }
    return true;
  }

  private boolean isUsed(int i) {
    return (high[i] | low[i]) != 0;
  }

  private void prune(long forgetBefore) {
    rebuild(high.length, forgetBefore);
    // Pruning costs a pass over all ids, so the next one waits until they have doubled.
    pruneAt = Math.max(16, size * 2);
  }

  private void rebuild(int capacity, long forgetBefore) {
    long[] oldHigh = high;
    long[] oldLow = low;
    long[] oldTs = ts;
    high = new long[capacity];
    low = new long[capacity];
    ts = new long[capacity];
    size = 0;
    for (int i = 0; i < oldHigh.length; i++) {
      if ((oldHigh[i] | oldLow[i]) != 0 && oldTs[i] >= forgetBefore) {
        put(oldHigh[i], oldLow[i], oldTs[i], Long.MIN_VALUE);
      }
    }
  }

  void write(PackedWriter out) {
    out.writeUnsigned(size);
    for (int i = 0; i < high.length; i++) {
      if (isUsed(i)) {
        out.writeFixedLong(high[i]);
        out.writeFixedLong(low[i]);
        out.writeLong(ts[i]);
      }
    }
  }

  static RecentIds read(PackedReader in) {
    RecentIds ids = new RecentIds();
    int n = in.readCount();
    if (n > 0) {
      ids.rebuild(Math.max(SMALLEST, Integer.highestOneBit(n * 3 / 2) * 2), Long.MIN_VALUE);
    }
    for (; n > 0; n--) {
      ids.put(in.readFixedLong(), in.readFixedLong(), in.readLong(), Long.MIN_VALUE);
    }
    ids.pruneAt = Math.max(16, ids.size * 2);
    return ids;
  }
}
