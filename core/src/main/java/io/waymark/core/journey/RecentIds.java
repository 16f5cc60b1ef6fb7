package io.waymark.core.journey;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The ids seen lately, each remembered until event time has passed it by the lateness bound.
 *
 * <p>An id is kept as 64 bits of hash and its time, whatever its length; they are most of what is
 * kept of a person. Two different ids of one person collide with a probability below 1e-11 at
 * 10,000 ids.
 *
 * <p>They stand in the order in which they came. Those of most persons are few and are looked
 * through one by one; only where there are many an index is made, by the first look-up.
 */
final class RecentIds {
  /** Most ids that are looked through. */
  private static final int FEW = 128;

  /** Room for the ids of a visit, which come after a state was read. */
  private static final int SPARE = 8;

  private static final int PRUNE_FIRST_AT = 16;
  private static final long[] NONE = new long[0];

  private long[] hashes = NONE;
  private long[] times = NONE;
  private int size;
  private int pruneAt = PRUNE_FIRST_AT;

  /** Open addressing: one more than the place of an id, 0 where free. Null while not needed. */
  private int @Nullable [] index;

  /** Remembers the id; false where it was known already. */
  boolean add(String id, long idTs, long forgetBefore) {
    if (size >= pruneAt) {
      prune(forgetBefore);
    }
    return put(IdHash.of(id), idTs, forgetBefore);
  }

  /**
   * Takes over the other's ids; those known to both keep the later time.
   *
   * @return how many were known to both
   */
  int merge(RecentIds other) {
    int common = 0;
    for (int i = 0; i < other.size; i++) {
      if (!put(other.hashes[i], other.times[i], Long.MIN_VALUE)) {
        common++;
      }
    }
    return common;
  }

  int size() {
    return size;
  }

  /** An id that is remembered longer than it has to be counts as forgotten. */
  private boolean put(long hash, long idTs, long forgetBefore) {
    int at = find(hash);
    if (at < 0) {
      append(hash, idTs);
      return true;
    }
    boolean forgotten = times[at] < forgetBefore;
    times[at] = Math.max(times[at], idTs);
    return forgotten;
  }

  private int find(long hash) {
    if (size > FEW) {
      int[] known = index == null ? reindexed() : index;
      return known[slot(known, hash)] - 1;
    }
    for (int i = size - 1; i >= 0; i--) {
      if (hashes[i] == hash) {
        return i;
      }
    }
    return -1;
  }

  /** Where the hash stands, or else the free slot where it would. */
  private int slot(int[] slots, long hash) {
    int at = (int) hash & slots.length - 1;
    while (slots[at] != 0 && hashes[slots[at] - 1] != hash) {
      at = at + 1 & slots.length - 1;
    }
    return at;
  }

  /** Twice to four times as many slots as ids, so that a look-up ends soon. */
  private int[] reindexed() {
    int[] slots = new int[Integer.highestOneBit(size) * 4];
    index = slots;
    for (int i = 0; i < size; i++) {
      slots[slot(slots, hashes[i])] = i + 1;
    }
    return slots;
  }

  private void append(long hash, long idTs) {
    if (size == hashes.length) {
      int room = size + Math.max(SPARE / 2, size / 2);
      hashes = Arrays.copyOf(hashes, room);
      times = Arrays.copyOf(times, room);
    }
    hashes[size] = hash;
    times[size++] = idTs;
    int[] slots = index;
    if (slots != null && size * 2 > slots.length) {
      index = null;
    } else if (slots != null) {
      slots[slot(slots, hash)] = size;
    }
  }

  private void prune(long forgetBefore) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (times[i] >= forgetBefore) {
        hashes[kept] = hashes[i];
        times[kept++] = times[i];
      }
    }
    size = kept;
    index = null;
    // Pruning costs a pass over all ids, so the next one waits until they have doubled.
    pruneAt = Math.max(PRUNE_FIRST_AT, size * 2);
  }

  void write(PackedWriter out) {
    out.writeUnsigned(size);
    out.writeFixedLongs(hashes, size);
    long before = 0;
    for (int i = 0; i < size; i++) {
      out.writeLong(times[i] - before);
      before = times[i];
    }
  }

  static RecentIds read(PackedReader in) {
    RecentIds ids = new RecentIds();
    int n = in.readCount();
    if (n == 0) {
      return ids;
    }
    ids.hashes = new long[n + SPARE];
    ids.times = new long[n + SPARE];
    ids.size = n;
    ids.pruneAt = Math.max(PRUNE_FIRST_AT, n * 2);
    in.readFixedLongs(ids.hashes, n);
    long time = 0;
    for (int i = 0; i < n; i++) {
      time += in.readLong();
      ids.times[i] = time;
    }
    return ids;
  }
}
