package io.waymark.jobs.state;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The states used last, unpacked, least recently used first. A write-back cache in front of keyed
 * state: whoever owns it stores all changed states before a checkpoint's barrier goes on.
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

    /** Event time of its one timer, {@code Long.MAX_VALUE} where there is none. */
    long timer;

    private boolean changed;

    Hot(String key, S state, long timer) {
      this.key = key;
      this.state = state;
      this.timer = timer;
    }

    boolean isChanged() {
      return changed;
    }
  }

  private final int limit;
  private final LinkedHashMap<String, Hot<S>> states = new LinkedHashMap<>(1024, 0.75f, true);
  private final List<Hot<S>> changed = new ArrayList<>();
  private int storedEarly;

  HotStates(int limit) {
    this.limit = limit;
  }

  @Nullable Hot<S> get(String key) {
    return states.get(key);
  }

  /**
   * Adds a state; where there are too many the one not used for longest goes, stored if changed.
   */
  void put(Hot<S> hot, Consumer<Hot<S>> store) {
    states.put(hot.key, hot);
    if (states.size() > limit) {
      Iterator<Hot<S>> oldestFirst = states.values().iterator();
      Hot<S> eldest = oldestFirst.next();
      oldestFirst.remove();
      if (eldest.changed) {
        store.accept(eldest);
        eldest.changed = false;
        dropStored();
      }
    }
  }

  /** What was stored on its way out must not stay in memory until the next checkpoint. */
  private void dropStored() {
    if (++storedEarly > limit) {
      changed.removeIf(hot -> !hot.changed);
      storedEarly = 0;
    }
  }

  void remove(Hot<S> hot) {
    states.remove(hot.key);
    hot.changed = false;
  }

  void markChanged(Hot<S> hot) {
    if (!hot.changed) {
      hot.changed = true;
      changed.add(hot);
    }
  }

  /** Hands over every state that changed since the last call, in the order of the changes. */
  void takeChanged(Consumer<Hot<S>> store) {
    for (Hot<S> hot : changed) {
      if (hot.changed) {
        store.accept(hot);
        hot.changed = false;
      }
    }
    changed.clear();
    storedEarly = 0;
  }
}
