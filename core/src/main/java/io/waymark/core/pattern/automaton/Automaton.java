package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.AfterMatch;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.PatternStep;
import io.waymark.core.pattern.automaton.State.Type;
import io.waymark.core.pattern.expression.Condition;
import java.util.List;
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

  /** By state, see {@link State#movers}. */
  final long[] movers;

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
    this.movers = states.stream().mapToLong(State::movers).toArray();
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

  /**
   * The conditions that may hold for the event, judged by kind, name and channel: a bit each, and
   * {@link State#ANY_EVENT}.
   */
  public long mayHold(Event event) {
    long may = State.ANY_EVENT;
    for (int i = 0; i < conditions.length; i++) {
      Condition condition = conditions[i];
      may |= condition != null && condition.keys().admits(event) ? 1L << i : 0;
    }
    return may;
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
