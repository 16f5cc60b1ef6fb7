package io.waymark.core.pattern.automaton;

import java.util.Arrays;

/** A state of the automaton: where a partial match stands. */
final class State {

  /** Stands for a condition that holds for every event. */
  static final long ANY_EVENT = Long.MIN_VALUE;

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

    /** Number of the step of the state that it leaves. */
    final int step;

    final State target;
    Guard guard;

    Edge(Action action, int step, State target, Guard guard) {
      this.action = action;
      this.step = step;
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

  Edge[] edges = {};

  State(int index, int step, Type type, long windowMs) {
    this.index = index;
    this.step = step;
    this.type = type;
    this.windowMs = windowMs;
  }

  void take(State target, Guard guard) {
    add(new Edge(Action.TAKE, step, target, guard));
  }

  void ignore(State target, Guard guard) {
    add(new Edge(Action.IGNORE, step, target, guard));
  }

  void proceed(State target, Guard guard) {
    add(new Edge(Action.PROCEED, step, target, guard));
  }

  void add(Edge edge) {
    edges = Arrays.copyOf(edges, edges.length + 1);
    edges[edges.length - 1] = edge;
  }

  /** Whether the final state can be reached from here without another event. */
  boolean mayEnd() {
    for (Edge edge : edges) {
      State target = edge.target;
      if (edge.action == Action.PROCEED && (target.is(Type.FINAL) || target.mayEnd())) {
        return true;
      }
    }
    return false;
  }

  boolean is(Type other) {
    return type == other;
  }

  /** Whether a partial match here only passes the event over. */
  boolean passesOver(Look look) {
    // One that ignores nothing ends, but for the one at the start, which always stays.
    boolean stays = type == Type.START;
    for (Edge edge : edges) {
      if (look.opens(edge.guard)) {
        boolean moves = edge.action != Action.IGNORE || edge.target != this;
        if (moves && !(type == Type.START && edge.action == Action.IGNORE)) {
          return false;
        }
        stays = true;
      }
    }
    return stays;
  }

  /**
   * The conditions of which one has to hold for a partial match here to move, a bit each, or {@link
   * #ANY_EVENT}.
   */
  long movers() {
    if (!passesOver(Look.AT_NOTHING)) {
      return ANY_EVENT;
    }
    long asked = 0;
    for (Edge edge : edges) {
      asked |= edge.guard.conditions;
    }
    return asked;
  }
}
