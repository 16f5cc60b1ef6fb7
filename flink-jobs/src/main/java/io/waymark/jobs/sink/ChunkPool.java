package io.waymark.jobs.sink;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Pieces of memory whose rows are written, for the next rows. Rows live for two checkpoints: long
 * enough to be copied by the garbage collector, to grow old and to fill the heap, over and over. So
 * they stand beside the heap as far as there is memory, and beyond it in pieces of the heap that
 * are used again. Used by one thread.
 */
final class ChunkPool {
  /** One piece with its header fits into a G1 region of 1 MiB, as small heaps have them. */
  static final int CHUNK = 256 * 1024;

  private final Deque<ByteBuffer> onHeap = new ArrayDeque<>();
  private final Deque<ByteBuffer> besideHeap = new ArrayDeque<>();

  /** How many more pieces may be made beside the heap. */
  private long left;

  /**
   * @param bytesBesideHeap most memory beside the heap; what was taken of it is kept
   */
  ChunkPool(long bytesBesideHeap) {
    left = bytesBesideHeap / CHUNK;
  }

  ByteBuffer take() {
    ByteBuffer free = besideHeap.poll();
    if (free == null && left > 0) {
      left--;
      return ByteBuffer.allocateDirect(CHUNK);
    }
    free = free == null ? onHeap.poll() : free;
    return free == null ? ByteBuffer.allocate(CHUNK) : free;
  }

  /** Takes back pieces that nobody reads any more. */
  void giveBack(Collection<ByteBuffer> chunks) {
    chunks.forEach(chunk -> (chunk.isDirect() ? besideHeap : onHeap).add(chunk));
  }

  /** Lets go of what of the heap is beyond so many: a job at rest keeps none of a catch-up's. */
  void keep(int most) {
    while (onHeap.size() > most) {
      onHeap.poll();
    }
  }

  int size() {
    return onHeap.size() + besideHeap.size();
  }
}
