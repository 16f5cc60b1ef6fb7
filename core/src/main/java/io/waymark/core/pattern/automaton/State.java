package io.waymark.core.pattern.automaton;

import java.util.ArrayList;
import java.util.List;

/** A state of the automaton: where a partial match stands. */
final class State {

  enum Type {
    START,
    NORMAL,
    /** Waits for its time to be over, and is a match then. */
    PENDING,
    FINAL,
    /** Something came that must not: the partial match ends. */
    STOP
  }

  enum Action {
    /** The event becomes part of the match. */
    TAKE,
    /** The event is passed over. */
    IGNORE,
    /** The target looks at the same event. */
    PROCEED
  }

  /** An edge; greedy steps narrow the guards of edges that were built before. */
  static final class Edge {
    final Action action;
    final State target;
    Guard guard;

    Edge(Action action, State target, Guard guard) {
      this.action = action;
      this.target = target;
      this.guard = guard;
    }
  }

  /** Place among the states of the automaton; packed states hold it. */
  final int index;

  /** Number of the step, or -1 for the final state. */
  final int step;

  Type type;

  /** How long after the last event it may wait, in milliseconds; 0 for no such bound. */
  final long windowMs;

  final List<Edge> edges = new ArrayList<>();

  State(int index, int step, Type type, long windowMs) {
    this.index = index;
    this.step = step;
    this.type = type;
    this.windowMs = windowMs;
  }

  void take(State target, Guard guard) {
    edges.add(new Edge(Action.TAKE, target, guard));
  }

  void ignore(State target, Guard guard) {
    edges.add(new Edge(Action.IGNORE, target, guard));
  }

  void proceed(State target, Guard guard) {
    edges.add(new Edge(Action.PROCEED, target, guard));
  }

  boolean is(Type other) {
    return type == other;
  }
}
