package io.waymark.core.pattern.automaton;

import io.waymark.core.pattern.Contiguity;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.PatternStep;
import io.waymark.core.pattern.Repetition;
import io.waymark.core.pattern.automaton.State.Action;
import io.waymark.core.pattern.automaton.State.Edge;
import io.waymark.core.pattern.automaton.State.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the states of a pattern from its end to its beginning, each step in front of the state
 * that follows it. The shape, down to the order of edges, decides about ties and is flink-cep's.
 */
final class GraphBuilder {
  private static final int END = -1;

  private final List<PatternStep> steps;
  private final PatternDefinition definition;
  private final WindowRule rule;
  private final List<State> states = new ArrayList<>();
  private final Map<Integer, State> stops = new HashMap<>();

  /** What a greedy step with until goes on to once until holds. */
  private final Map<State, State> afterUntil = new IdentityHashMap<>();

  private final int[] statesOfStep;
  private int current;

  GraphBuilder(PatternDefinition definition, WindowRule rule) {
    this.definition = definition;
    this.steps = definition.steps();
    this.rule = rule;
    this.statesOfStep = new int[steps.size()];
  }

  List<State> build() {
    State next = add(END, Type.FINAL, 0);
    for (current = steps.size() - 1; current > 0; current--) {
      next = inFront(next);
    }
    State start = positive(next);
    start.type = Type.START;
    return states;
  }

  private PatternStep step() {
    return steps.get(current);
  }

  private State inFront(State next) {
    if (!step().negated()) {
      return positive(next);
    }
    return step().contiguity() == Contiguity.STRICT ? notNext(next) : notFollowedBy(next);
  }

  /** Between two steps it guards the edges of its neighbours; at the end it waits its time out. */
  private State notFollowedBy(State next) {
    if (!next.is(Type.FINAL) || !hasWindow()) {
      return next;
    }
    State waiting = waiting(Type.PENDING);
    waiting.proceed(stop(current), where(current));
    waiting.ignore(waiting, where(current).negate());
    return waiting;
  }

  private boolean hasWindow() {
    return definition.window().wholeMs() > 0 || definition.window().betweenMs() > 0;
  }

  private State notNext(State next) {
    State deciding = waiting(Type.NORMAL);
    if (next.is(Type.FINAL)) {
      // Another event has to come before its absence is a match.
      deciding.ignore(next, where(current).negate());
    } else {
      deciding.proceed(next, where(current).negate());
    }
    deciding.proceed(stop(current), where(current));
    return deciding;
  }

  private State positive(State next) {
    Repetition repetition = step().repetition();
    State first;
    if (repetition == null) {
      first = once(next, next, where(current), ignoring(step().contiguity()), step().optional());
    } else if (repetition.isUnbounded()) {
      first = times(loop(withoutStops(next)), next, repetition.from(), repetition.from());
    } else {
      first = times(next, next, repetition.from(), repetition.to());
    }
    stopsBefore(current).forEach(not -> first.proceed(stop(not), where(not)));
    return first;
  }

  private State once(
      State next, State skipTo, Guard take, @Nullable Guard ignore, boolean optional) {
    State state = waiting(Type.NORMAL);
    State taken = withoutStops(next);
    state.take(taken, take);
    if (optional) {
      skip(state, skipTo);
    }
    if (ignore != null) {
      State passing = state;
      if (optional) {
        // Behind an event that was passed over the step can no longer be left out here: the branch
        // that leaves it out went its own way at that event.
        passing = passing(Type.NORMAL);
        passing.take(taken, take);
        passing.ignore(passing, ignore);
        State passed = passing;
        stopsBefore(current).forEach(not -> passed.proceed(stop(not), where(not)));
      }
      state.ignore(passing, ignore);
    }
    return state;
  }

  private void skip(State state, State skipTo) {
    Guard until = step().until() == null ? null : until(current);
    if (!step().isGreedy() || until == null) {
      state.proceed(skipTo, Guard.ALWAYS);
      return;
    }
    State copy = afterUntil.get(skipTo);
    if (copy != null) {
      state.proceed(copy, until);
    }
    state.proceed(skipTo, until.negate());
  }

  private State loop(State next) {
    Guard until = step().until() == null ? null : until(current);
    Guard take = unless(until, where(current));
    Guard ignore = ignoringInside(until);
    State looping = waiting(Type.NORMAL);
    if (step().isGreedy()) {
      if (until != null) {
        State copy = copy(next);
        looping.proceed(copy, until);
        afterUntil.put(next, copy);
      }
      looping.proceed(next, until == null ? Guard.ALWAYS : until.negate());
      narrow(next, where(current));
    } else {
      looping.proceed(next, Guard.ALWAYS);
    }
    looping.take(looping, take);
    stopOfNext(looping);
    if (ignore != null) {
      State passing = passing(Type.NORMAL);
      passing.take(looping, take);
      passing.ignore(passing, ignore);
      looping.ignore(passing, ignore);
      stopOfNext(passing);
    }
    return looping;
  }

  private State times(State next, State skipTo, int from, int to) {
    Guard until = step().until() == null ? null : until(current);
    Guard take = unless(until, where(current));
    Guard ignore = ignoringInside(until);
    if (step().isGreedy() && from != to) {
      if (until != null) {
        afterUntil.put(next, copy(next));
      }
      narrow(next, take);
    }
    State last = next;
    for (int i = from; i < to; i++) {
      last = once(last, skipTo, take, ignore, true);
      stopOfNext(last);
    }
    for (int i = 1; i < from; i++) {
      last = once(last, last, take, ignore, false);
      stopOfNext(last);
    }
    return once(last, skipTo, take, ignoring(step().contiguity()), step().optional());
  }

  private void narrow(State state, Guard taken) {
    for (Edge edge : state.edges) {
      edge.guard = edge.guard.and(taken.negate());
    }
  }

  private @Nullable Guard ignoring(Contiguity contiguity) {
    // Nothing is in front of the first step: it begins with any event that it takes.
    return switch (current == 0 ? Contiguity.STRICT : contiguity) {
      case STRICT -> null;
      case RELAXED -> where(current).negate();
      case ANY -> Guard.ALWAYS;
    };
  }

  private @Nullable Guard ignoringInside(@Nullable Guard until) {
    Repetition repetition = step().repetition();
    Contiguity between = repetition == null ? Contiguity.RELAXED : repetition.between();
    return switch (between) {
      case STRICT -> null;
      case RELAXED -> unless(until, where(current).negate());
      case ANY -> unless(until, Guard.ALWAYS);
    };
  }

  private static Guard unless(@Nullable Guard until, Guard guard) {
    return until == null ? guard : until.negate().and(guard);
  }

  /** Steps with not that are still in force in front of the step. */
  private List<Integer> stopsBefore(int step) {
    List<Integer> nots = new ArrayList<>();
    for (int i = step - 1; i >= 0 && (steps.get(i).optional() || isNotFollowedBy(i)); i--) {
      if (isNotFollowedBy(i)) {
        nots.add(i);
      }
    }
    return nots;
  }

  private boolean isNotFollowedBy(int step) {
    return steps.get(step).negated() && steps.get(step).contiguity() == Contiguity.RELAXED;
  }

  private void stopOfNext(State state) {
    if (current + 1 < steps.size() && isNotFollowedBy(current + 1)) {
      state.proceed(stop(current + 1), where(current + 1));
    }
  }

  private State stop(int step) {
    State stop = stops.get(step);
    if (stop == null) {
      stop = add(step, Type.STOP, 0);
      stop.take(stop, where(step));
      stops.put(step, stop);
    }
    return stop;
  }

  /** What an optional step leads to once it was taken: the nots in front of it hold no longer. */
  private State withoutStops(State next) {
    List<Integer> nots = stopsBefore(current);
    if (nots.isEmpty() || !step().optional()) {
      return next;
    }
    State copy = add(next.step, next.type, copiedWindow());
    for (Edge edge : next.edges) {
      if (edge.action != Action.PROCEED) {
        copy.add(copy(edge, next, copy));
      } else if (!edge.target.is(Type.STOP)) {
        copy.proceed(withoutStops(edge.target), edge.guard);
      } else if (!nots.contains(edge.target.step)) {
        copy.proceed(edge.target, edge.guard);
      }
    }
    return copy;
  }

  private State copy(State state) {
    State copy = add(state.step, state.type, copiedWindow());
    for (Edge edge : state.edges) {
      copy.add(copy(edge, state, copy));
    }
    return copy;
  }

  private static Edge copy(Edge edge, State from, State to) {
    return new Edge(edge.action, to.step, edge.target == from ? to : edge.target, edge.guard);
  }

  private long copiedWindow() {
    return rule == WindowRule.FLINK ? 0 : definition.window().betweenMs();
  }

  private State waiting(Type type) {
    boolean bounded =
        rule == WindowRule.EVERY_STATE || step().repetition() == null || statesOfStep[current] > 0;
    return add(current, type, bounded ? definition.window().betweenMs() : 0);
  }

  private State passing(Type type) {
    return add(current, type, copiedWindow());
  }

  private State add(int step, Type type, long windowMs) {
    boolean ends = type == Type.FINAL || type == Type.STOP;
    State state = new State(states.size(), step, type, ends ? 0 : windowMs);
    states.add(state);
    if (step != END) {
      statesOfStep[step]++;
    }
    return state;
  }

  private static Guard where(int step) {
    return Guard.holds(Automaton.where(step));
  }

  private static Guard until(int step) {
    return Guard.holds(Automaton.until(step));
  }
}
