package io.waymark.core.pattern.automaton;

import java.util.PriorityQueue;

/** The partial matches of one person, and complete ones that wait for earlier ones to end. */
public final class Runs {
  PriorityQueue<Run> partial = new PriorityQueue<>();
  final PriorityQueue<Run> complete = new PriorityQueue<>();

  /** Order of the next event that is taken. */
  long nextOrder;

  /** Runs that stand at the start. */
  Runs(Automaton automaton) {
    partial.add(Run.atStart(automaton.start));
  }

  /** Runs without any, to be read into. */
  Runs() {}

  /** Whether nothing has begun. */
  public boolean isEmpty() {
    return partial.size() == 1 && complete.isEmpty();
  }

  /** Number of partial matches, and of complete ones that wait. */
  public int size() {
    return partial.size() - 1 + complete.size();
  }
}
