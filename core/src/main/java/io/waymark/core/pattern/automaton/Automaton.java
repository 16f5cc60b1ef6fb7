package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.AfterMatch;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.PatternStep;
import io.waymark.core.pattern.automaton.State.Type;
import io.waymark.core.pattern.expression.Condition;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The compiled form of a definition: immutable, safe for many threads. */
public final class Automaton {
  final List<State> states;
  final State start;

  /** What stands at the start: the same for everybody. */
  final Run atStart;

  /** Nothing but that. */
  final Run[] onlyAtStart;

  final long wholeMs;

  /** Whether any state has a window of its own. */
  final boolean hasStepWindows;

  final AfterMatch afterMatch;

  /** By {@link #where} and {@link #until} of the step; null where there is none. */
  final @Nullable Condition[] conditions;

  /** The conditions that hold for every event that their keys admit, a bit each. */
  final long exact;

  /** By state, see {@link State#movers}. */
  final long[] movers;

  /** By state, see {@link State#mayEnd}. */
  final boolean[] mayEnd;

  private Automaton(PatternDefinition definition, List<State> states) {
    this.states = List.copyOf(states);
    this.start = states.stream().filter(state -> state.is(Type.START)).findFirst().orElseThrow();
    this.atStart = Run.atStart(start);
    this.onlyAtStart = new Run[] {atStart};
    this.wholeMs = definition.window().wholeMs();
    this.hasStepWindows = definition.window().betweenMs() > 0;
    this.afterMatch = definition.afterMatch();
    this.conditions = new Condition[definition.steps().size() * 2];
    for (int i = 0; i < definition.steps().size(); i++) {
      PatternStep step = definition.steps().get(i);
      conditions[where(i)] = step.where();
      conditions[until(i)] = step.until();
    }
    this.exact = bits(Condition::isExact);
    this.movers = states.stream().mapToLong(State::movers).toArray();
    this.mayEnd = new boolean[states.size()];
    states.forEach(state -> mayEnd[state.index] = state.mayEnd());
  }

  /** Compiles a definition. */
  public static Automaton of(PatternDefinition definition, WindowRule rule) {
    return new Automaton(definition, new GraphBuilder(definition, rule).build());
  }

  static int where(int step) {
    return step * 2;
  }

  static int until(int step) {
    return step * 2 + 1;
  }

  /** What the event's kind, name and channel say. */
  public Prospect prospect(Event event) {
    long mayHold = bits(condition -> condition.keys().admits(event));
    return new Prospect(mayHold | State.ANY_EVENT, (mayHold & ~exact) == 0, states.size());
  }

  private long bits(Predicate<Condition> which) {
    long bits = 0;
    for (int i = 0; i < conditions.length; i++) {
      Condition condition = conditions[i];
      bits |= condition != null && which.test(condition) ? 1L << i : 0;
    }
    return bits;
  }

  /** Whether a match can be complete because time has passed, without a further event. */
  public boolean isCompletedByTime() {
    return states.stream().anyMatch(state -> state.is(Type.PENDING));
  }

  /** Number of states. */
  public int size() {
    return states.size();
  }
}
