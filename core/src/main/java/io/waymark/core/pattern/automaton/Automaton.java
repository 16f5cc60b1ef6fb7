package io.waymark.core.pattern.automaton;

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
  final long wholeMs;

  /** Whether any state has a window of its own. */
  final boolean hasStepWindows;

  final AfterMatch afterMatch;

  /** By {@link #where} and {@link #until} of the step; null where there is none. */
  final @Nullable Condition[] conditions;

  private Automaton(PatternDefinition definition, List<State> states) {
    this.states = List.copyOf(states);
    this.start = states.stream().filter(state -> state.is(Type.START)).findFirst().orElseThrow();
    this.wholeMs = definition.window().wholeMs();
    this.hasStepWindows = definition.window().betweenMs() > 0;
    this.afterMatch = definition.afterMatch();
    this.conditions = new Condition[definition.steps().size() * 2];
    for (int i = 0; i < definition.steps().size(); i++) {
      PatternStep step = definition.steps().get(i);
      conditions[where(i)] = step.where();
      conditions[until(i)] = step.until();
    }
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

  /** Number of states. */
  public int size() {
    return states.size();
  }
}
