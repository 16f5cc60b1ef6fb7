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
 * <p>They stand in the order in which they came: first those that were read, as they lie in the
 * packed state, then the new ones. Those of most persons are few and are looked through one by one;
 * only where there are many they are unpacked and an index is made, by the first look-up.
 */
final class RecentIds {
  /** Most ids that are looked through. */
  private static final int FEW = 128;

  /** Room for the ids of a visit. */
  private static final int SPARE = 8;

  private static final int PRUNE_FIRST_AT = 16;
  private static final long[] NONE = new long[0];

  private PackedIds packed = PackedIds.NONE;
  private long[] hashes = NONE;
  private long[] times = NONE;

  /** Of those that are unpacked. */
  private int size;

  private int pruneAt = PRUNE_FIRST_AT;

  /** Open addressing: one more than the place of an id, 0 where free. Null while not needed. */
  private int @Nullable [] index;

  /** Remembers the id; false where it was known already. */
  boolean add(String id, long idTs, long forgetBefore) {
    if (size() >= pruneAt) {
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
    other.unpack();
    for (int i = 0; i < other.size; i++) {
      if (!put(other.hashes[i], other.times[i], Long.MIN_VALUE)) {
        common++;
      }
    }
    return common;
  }

  int size() {
    return packed.count() + size;
  }

  private void unpack() {
    int read = packed.count();
    if (read > 0) {
      long[] allHashes = new long[read + size + SPARE];
      long[] allTimes = new long[read + size + SPARE];
      packed.unpack(allHashes, allTimes);
      System.arraycopy(hashes, 0, allHashes, read, size);
      System.arraycopy(times, 0, allTimes, read, size);
      hashes = allHashes;
      times = allTimes;
      size += read;
      packed = PackedIds.NONE;
    }
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

  /** Where it stands among the unpacked ones, which it is after this if it is known. */
  private int find(long hash) {
    if (size() > FEW || packed.has(hash)) {
      unpack();
    }
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
      int room = size + Math.max(SPARE, size / 2);
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
    unpack();
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
    out.writeUnsigned(size());
    if (size() == 0) {
      return;
    }
    out.writeLong(size == 0 ? packed.lastTime() : times[size - 1]);
    int lengthOfNew = 0;
    long before = packed.lastTime();
    for (int i = 0; i < size; i++) {
      lengthOfNew += PackedWriter.lengthOf(times[i] - before);
      before = times[i];
    }
    out.writeUnsigned(packed.timesLength() + lengthOfNew);
    packed.writeHashes(out);
    out.writeFixedLongs(hashes, size);
    packed.writeTimes(out);
    before = packed.lastTime();
    for (int i = 0; i < size; i++) {
      out.writeLong(times[i] - before);
      before = times[i];
    }
  }

  /** Reads what {@link #write} wrote; the bytes must not change any more. */
  static RecentIds read(PackedReader in) {
    RecentIds ids = new RecentIds();
    ids.packed = PackedIds.read(in);
    ids.pruneAt = Math.max(PRUNE_FIRST_AT, ids.size() * 2);
    return ids;
  }
}
