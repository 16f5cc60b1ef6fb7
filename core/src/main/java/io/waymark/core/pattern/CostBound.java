package io.waymark.core.pattern;

import java.util.List;

/**
 * What a pattern costs at most, known before the first event: its states, and per person the
 * partial matches and the events kept for them.
 *
 * <p>Every event may begin a match. A step with contiguity {@code any} multiplies the partial
 * matches by the events, as does a repetition without end; one with {@code between: any} does so
 * for each repetition.
 *
 * @param states most states of the automaton
 * @param windowMs longest time from the first event to the last, in milliseconds; 0 where no event
 *     is waited for
 * @param partialMatches most partial matches of one person at {@link CostBudget#eventsPerWindow}
 * @param bufferedEvents most events of one person kept at that many
 */
public record CostBound(int states, long windowMs, long partialMatches, int bufferedEvents) {
  private static final long TOO_MANY = Long.MAX_VALUE / 1_000;

  /**
   * The bound of a definition within the standard budget.
   *
   * @throws InvalidPatternException naming the step that lets it grow without bound or over the
   *     budget
   */
  public static CostBound of(PatternDefinition definition) {
    return of(definition, CostBudget.STANDARD);
  }

  /**
   * The bound of a definition.
   *
   * @throws InvalidPatternException naming the step that lets it grow without bound or over the
   *     budget
   */
  public static CostBound of(PatternDefinition definition, CostBudget budget) {
    List<PatternStep> steps = definition.steps();
    for (int i = 0; i < steps.size(); i++) {
      refuseUnbounded(definition, i);
    }
    int states = 1;
    long partial = 1;
    for (int i = 0; i < steps.size(); i++) {
      states += states(steps.get(i));
      partial = Math.min(TOO_MANY, partial * growth(steps.get(i), i, budget.eventsPerWindow()));
      requireWithin(states, budget.maxStates(), i, steps, "states of the automaton");
      requireWithin(partial, budget.maxPartialMatches(), i, steps, "partial matches of a person");
    }
    long windowMs = windowMs(definition, budget);
    if (windowMs > budget.maxWindowMs()) {
      throw new InvalidPatternException(
          "/within", "", "comes to " + windowMs + " ms, the limit is " + budget.maxWindowMs(), 0);
    }
    int buffered = windowMs == 0 ? takes(steps, budget) : budget.eventsPerWindow();
    return new CostBound(states, windowMs, partial, buffered);
  }

  private static void refuseUnbounded(PatternDefinition definition, int i) {
    PatternStep step = definition.steps().get(i);
    Window window = definition.window();
    boolean bounded = window.wholeMs() > 0;
    Repetition repetition = step.repetition();
    if (step.isUnbounded() && repetition != null) {
      if (repetition.between() == Contiguity.ANY) {
        throw wrong(i, step, "between", "every choice of its events would be a match of its own");
      }
      if (!bounded && step.until() == null) {
        throw wrong(i, step, "times", "goes on without end: give until, or within for the whole");
      }
    }
    boolean waits =
        i > 0 && step.contiguity() != Contiguity.STRICT
            || repetition != null
                && (repetition.isUnbounded() || repetition.to() > 1)
                && repetition.between() != Contiguity.STRICT;
    if (waits && !bounded && window.betweenMs() == 0) {
      throw wrong(i, step, "contiguity", "it would be waited for without end: give within");
    }
  }

  private static InvalidPatternException wrong(
      int i, PatternStep step, String field, String sentence) {
    return new InvalidPatternException(
        "/steps/" + i + '/' + field,
        step.name(),
        "the step lets the pattern grow without bound: " + sentence,
        0);
  }

  private static void requireWithin(
      long value, long limit, int i, List<PatternStep> steps, String what) {
    if (value > limit) {
      throw new InvalidPatternException(
          "/steps/" + i,
          steps.get(i).name(),
          "with this step there may be " + value + ' ' + what + ", the budget is " + limit,
          0);
    }
  }

  /** Each taking has a state that waits and perhaps one that passes events over, and copies. */
  private static int states(PatternStep step) {
    Repetition repetition = step.repetition();
    int takings = repetition == null ? 1 : Math.max(repetition.from(), repetition.to());
    return 2 * takings + (step.isUnbounded() ? 4 : 1);
  }

  private static long growth(PatternStep step, int i, int events) {
    if (step.negated()) {
      return 1;
    }
    long growth = i == 0 || step.contiguity() == Contiguity.ANY ? events : 1;
    Repetition repetition = step.repetition();
    if (repetition == null) {
      return growth;
    }
    if (repetition.isUnbounded()) {
      return growth * events;
    }
    growth *= repetition.to() - repetition.from() + 1L;
    for (int k = 1; k < repetition.to() && repetition.between() == Contiguity.ANY; k++) {
      growth = Math.min(TOO_MANY, growth * events);
    }
    return growth;
  }

  private static long windowMs(PatternDefinition definition, CostBudget budget) {
    Window window = definition.window();
    return window.wholeMs() > 0
        ? window.wholeMs()
        : window.betweenMs() * takes(definition.steps(), budget);
  }

  private static int takes(List<PatternStep> steps, CostBudget budget) {
    int takes = 0;
    for (PatternStep step : steps) {
      Repetition repetition = step.repetition();
      if (step.isUnbounded()) {
        takes += budget.eventsPerWindow();
      } else {
        takes += repetition == null ? 1 : repetition.to();
      }
    }
    return takes;
  }
}
