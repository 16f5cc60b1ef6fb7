package io.waymark.core.pattern.automaton;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs by their beginnings, to be used again and again. Which of those with one beginning comes
 * first decides about ties: a run comes to the place that {@link java.util.PriorityQueue}, in which
 * flink-cep keeps them, would have given it. What is kept of one is an array in the same order.
 */
final class RunHeap {
  /** No runs. */
  static final Run[] NONE = {};

  private @Nullable Run[] runs = new Run[16];
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The one that began first, or null where there is none. */
  @Nullable Run peek() {
    return runs[0];
  }

  Run get(int place) {
    return Objects.requireNonNull(runs[place], "a place below the size");
  }

  void clear() {
    Arrays.fill(runs, 0, size, null);
    size = 0;
  }

  /** From now on the first so many of those, which are in the order of a heap. */
  void copyFirst(Run[] heap, int count) {
    clear();
    makeRoom(count);
    System.arraycopy(heap, 0, runs, 0, count);
    size = count;
  }

  void addAll(RunHeap more) {
    for (int i = 0; i < more.size; i++) {
      add(more.get(i));
    }
  }

  void add(Run run) {
    makeRoom(size + 1);
    siftUp(size++, run);
  }

  /** Takes the one that began first; there is one. */
  Run poll() {
    Run first = get(0);
    Run last = get(--size);
    runs[size] = null;
    if (size > 0) {
      siftDown(0, last);
    }
    return first;
  }

  /** Those that began up to that order go. */
  void removeUpTo(long startOrder) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      Run run = get(i);
      if (run.startOrder() > startOrder) {
        runs[kept++] = run;
      }
    }
    if (kept < size) {
      Arrays.fill(runs, kept, size, null);
      size = kept;
      for (int i = (size >>> 1) - 1; i >= 0; i--) {
        siftDown(i, get(i));
      }
    }
  }

  /** All of them, in place of those: in the same array where it has the right size. */
  Run[] toArray(Run[] before) {
    if (size == 0) {
      return NONE;
    }
    Run[] all = before.length == size ? before : new Run[size];
    System.arraycopy(runs, 0, all, 0, size);
    return all;
  }

  private void makeRoom(int needed) {
    if (needed > runs.length) {
      runs = Arrays.copyOf(runs, Math.max(needed, runs.length * 2));
    }
  }

  private void siftUp(int from, Run run) {
    int place = from;
    long start = run.startOrder();
    while (place > 0) {
      int parent = (place - 1) >>> 1;
      Run above = get(parent);
      if (start >= above.startOrder()) {
        break;
      }
      runs[place] = above;
      place = parent;
    }
    runs[place] = run;
  }

  private void siftDown(int from, Run run) {
    int place = from;
    int half = size >>> 1;
    long start = run.startOrder();
    while (place < half) {
      int child = 2 * place + 1;
      int right = child + 1;
      if (right < size && get(child).startOrder() > get(right).startOrder()) {
        child = right;
      }
      if (start <= get(child).startOrder()) {
        break;
      }
      runs[place] = get(child);
      place = child;
    }
    runs[place] = run;
  }
}
