package io.waymark.jobs.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The states used last, unpacked. A write-back cache in front of keyed state: whoever owns it
 * stores all changed states before a checkpoint's barrier goes on.
 *
 * <p>Two generations: what is used stands in the recent one; when that is full it becomes the older
 * one, and what was still in the older one goes. A use changes no link between entries, as a list
 * in the order of use would: that would touch old objects all over the heap with every event, and
 * the garbage collector goes through all that were touched.
 *
 * <p>Of the older ones those stay that will be needed in a moment: where partitions are not read at
 * one pace, an event waits long for the watermark, and its state would go out and come in again in
 * between.
 *
 * @param <S> the state
 */
final class HotStates<S> {

  /**
   * One state and what has to be done for it.
   *
   * @param <S> the state
   */
  static final class Hot<S> {
    final String key;
    final S state;

    /** Event time at which it wants to advance, {@code Long.MAX_VALUE} for never. */
    long timer;

    private boolean changed;
    private boolean blank;

    /** The state of a key of which nothing is known. */
    static <S> Hot<S> blank(String key, S empty) {
      Hot<S> hot = new Hot<>(key, empty, Long.MAX_VALUE);
      hot.blank = true;
      return hot;
    }

    Hot(String key, S state, long timer) {
      this.key = key;
      this.state = state;
      this.timer = timer;
    }

    /** Whether there was no state, and nothing has come since. */
    boolean isBlank() {
      return blank;
    }
  }

  private final int generationLimit;
  private final Consumer<Hot<S>> store;
  private final List<Hot<S>> changed = new ArrayList<>();
  private Map<String, Hot<S>> recent = new HashMap<>();
  private Map<String, Hot<S>> older = new HashMap<>();
  private long soon = Long.MIN_VALUE;

  /**
   * @param limit most states kept, at least 2
   * @param store stores a changed state
   */
  HotStates(int limit, Consumer<Hot<S>> store) {
    this.generationLimit = Math.max(1, limit / 2);
    this.store = store;
  }

  @Nullable Hot<S> get(String key) {
    Hot<S> hot = recent.get(key);
    if (hot == null) {
      hot = older.remove(key);
      if (hot != null) {
        put(hot);
      }
    }
    return hot;
  }

  /** Adds a state; where there are too many, those not used for longest go, stored if changed. */
  void put(Hot<S> hot) {
    if (recent.size() >= generationLimit) {
      turn();
    }
    recent.put(hot.key, hot);
  }

  /** A state whose timer is not behind that time will be needed in a moment. */
  void reached(long eventTime) {
    soon = Math.max(soon, eventTime);
  }

  private void turn() {
    Map<String, Hot<S>> next = new HashMap<>(generationLimit * 2);
    for (Hot<S> hot : older.values()) {
      if (hot.timer <= soon && next.size() < generationLimit / 2) {
        next.put(hot.key, hot);
      } else {
        storeIfChanged(hot);
      }
    }
    // What was just stored must not stay in memory until the next checkpoint.
    changed.removeIf(hot -> !hot.changed);
    older = recent;
    recent = next;
  }

  /** Forgets a state that has no changes. */
  void remove(String key) {
    recent.remove(key);
    older.remove(key);
  }

  /** Forgets a state and its changes. */
  void drop(Hot<S> hot) {
    hot.changed = false;
    remove(hot.key);
  }

  void markChanged(Hot<S> hot) {
    if (!hot.changed) {
      hot.changed = true;
      hot.blank = false;
      changed.add(hot);
    }
  }

  /** Stores every state that changed since the last call, in the order of the changes. */
  void storeChanged() {
    changed.forEach(this::storeIfChanged);
    changed.clear();
  }

  private void storeIfChanged(Hot<S> hot) {
    if (hot.changed) {
      store.accept(hot);
      hot.changed = false;
    }
  }
}
