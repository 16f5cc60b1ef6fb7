package io.waymark.jobs.state;

import java.util.PriorityQueue;

/**
 * When which key wants to advance, since the last checkpoint. Most keys that wait are served before
 * the next barrier, and need no timer of Flink: those know their place in a heap by a hash table
 * and set the key of keyed state. What is left before a barrier becomes timers, which go into the
 * checkpoint.
 */
final class WakeUps {

  /** Receives wake-ups. */
  interface Target {
    /** That key wants to advance at that event time. */
    void wake(String key, long time) throws Exception;
  }

  private record WakeUp(long time, String key) implements Comparable<WakeUp> {
    @Override
    public int compareTo(WakeUp other) {
      return Long.compare(time, other.time);
    }
  }

  private final PriorityQueue<WakeUp> waiting = new PriorityQueue<>();

  void add(String key, long time) {
    waiting.add(new WakeUp(time, key));
  }

  /** Forgets one; goes through all of them. */
  void remove(String key, long time) {
    waiting.remove(new WakeUp(time, key));
  }

  /** Hands over, in order of time, what the watermark has reached. */
  void upTo(long watermark, Target target) throws Exception {
    for (WakeUp next = waiting.peek();
        next != null && next.time() <= watermark;
        next = waiting.peek()) {
      waiting.remove();
      target.wake(next.key(), next.time());
    }
  }

  /** Hands over everything. */
  void takeAll(Target target) throws Exception {
    for (WakeUp wakeUp : waiting) {
      target.wake(wakeUp.key(), wakeUp.time());
    }
    waiting.clear();
  }
}
