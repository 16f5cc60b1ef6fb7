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

  /** Longs of a place: high and low hash, time. */
  private static final int PLACE = 3;

  private static final int LOW = 1;
  private static final int TIME = 2;
  private static final long[] NONE = new long[0];

  /** All places in one array: a look-up touches one place of memory. */
  private long[] places = NONE;

  private int capacity;
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
    for (int at = 0; at < other.places.length; at += PLACE) {
      if (other.isUsed(at)
          && !put(
              other.places[at], other.places[at + LOW], other.places[at + TIME], Long.MIN_VALUE)) {
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
    if (capacity == 0) {
      rebuild(SMALLEST, Long.MIN_VALUE);
    }
    int at = place((int) h);
    while (isUsed(at)) {
      if (places[at] == h && places[at + LOW] == l) {
        boolean forgotten = places[at + TIME] < forgetBefore;
        places[at + TIME] = Math.max(places[at + TIME], idTs);
        return forgotten;
      }
      at = place(at / PLACE + 1);
    }
    places[at] = h;
    places[at + LOW] = l;
    places[at + TIME] = idTs;
    size++;
    if (size > roomOf(capacity)) {
      rebuild(capacity * 2, Long.MIN_VALUE);
    }
    return true;
  }

  private int place(int number) {
    return (number & capacity - 1) * PLACE;
  }

  private boolean isUsed(int at) {
    return (places[at] | places[at + LOW]) != 0;
  }

  private void prune(long forgetBefore) {
    rebuild(capacity, forgetBefore);
    // Pruning costs a pass over all ids, so the next one waits until they have doubled.
    pruneAt = Math.max(16, size * 2);
  }

  private void rebuild(int newCapacity, long forgetBefore) {
    long[] old = places;
    places = new long[newCapacity * PLACE];
    capacity = newCapacity;
    size = 0;
    for (int at = 0; at < old.length; at += PLACE) {
      if ((old[at] | old[at + LOW]) != 0 && old[at + TIME] >= forgetBefore) {
        put(old[at], old[at + LOW], old[at + TIME], Long.MIN_VALUE);
      }
    }
  }

  /** A quarter stays free, so that a look-up ends soon. */
  private static int roomOf(int capacity) {
    return capacity / 4 * 3;
  }

  private static int capacityFor(int ids) {
    int capacity = SMALLEST;
    while (roomOf(capacity) < ids) {
      capacity *= 2;
    }
    return capacity;
  }

  void write(PackedWriter out) {
    out.writeUnsigned(size);
    for (int at = 0; at < places.length; at += PLACE) {
      if (isUsed(at)) {
        out.writeFixedLong(places[at]);
        out.writeFixedLong(places[at + LOW]);
        out.writeLong(places[at + TIME]);
      }
    }
  }

  static RecentIds read(PackedReader in) {
    RecentIds ids = new RecentIds();
    int n = in.readCount();
    if (n > 0) {
      ids.rebuild(capacityFor(n), Long.MIN_VALUE);
    }
    for (; n > 0; n--) {
      ids.put(in.readFixedLong(), in.readFixedLong(), in.readLong(), Long.MIN_VALUE);
    }
    ids.pruneAt = Math.max(16, ids.size * 2);
    return ids;
  }
}
