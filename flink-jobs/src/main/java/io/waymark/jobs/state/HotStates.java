package io.waymark.jobs.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
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
    S state;

    /** Event time of its one timer, {@code Long.MAX_VALUE} where there is none. */
    long timer;

    boolean changed;

    Hot(S state, long timer) {
      this.state = state;
      this.timer = timer;
    }
  }

  private final int limit;
  private final LinkedHashMap<String, Hot<S>> states = new LinkedHashMap<>(1024, 0.75f, true);

  HotStates(int limit) {
    this.limit = limit;
  }

  @Nullable Hot<S> get(String key) {
    return states.get(key);
  }

  /**
   * Adds a state; the one that was not used for longest is handed over where there are too many.
   */
  void put(String key, Hot<S> hot, BiConsumer<String, Hot<S>> evicted) {
    states.put(key, hot);
    if (states.size() > limit) {
      Map.Entry<String, Hot<S>> eldest = states.entrySet().iterator().next();
      states.remove(eldest.getKey());
      evicted.accept(eldest.getKey(), eldest.getValue());
    }
  }

  void remove(String key) {
    states.remove(key);
  }

  void forEachChanged(BiConsumer<String, Hot<S>> action) {
    for (Map.Entry<String, Hot<S>> entry : states.entrySet()) {
      if (entry.getValue().changed) {
        action.accept(entry.getKey(), entry.getValue());
      }
    }
  }
}
