package io.waymark.jobs.sink;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Pieces of memory whose rows are written, for the next rows. Rows live for two checkpoints: long
 * enough to be copied by the garbage collector, to grow old and to fill the heap, over and over.
 * Used by one thread.
 */
final class ChunkPool {
  /** One piece with its header fits into a G1 region of 1 MiB, as small heaps have them. */
  static final int CHUNK = 256 * 1024;

  private final Deque<byte[]> free = new ArrayDeque<>();

  byte[] take() {
    byte[] chunk = free.poll();
    return chunk == null ? new byte[CHUNK] : chunk;
  }

  /** Takes back pieces that nobody reads any more. */
  void giveBack(Collection<byte[]> chunks) {
    free.addAll(chunks);
  }

  /** Lets go of what is beyond so many: a job at rest holds no memory of a catch-up. */
  void keep(int most) {
    while (free.size() > most) {
      free.poll();
    }
  }

  int size() {
    return free.size();
  }
}
