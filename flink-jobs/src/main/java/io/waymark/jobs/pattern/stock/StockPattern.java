package io.waymark.jobs.pattern.stock;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.AfterMatch;
import io.waymark.core.pattern.Contiguity;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.PatternStep;
import io.waymark.core.pattern.Repetition;
import io.waymark.core.pattern.Window;
import io.waymark.core.pattern.expression.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.WithinType;
import org.jspecify.annotations.Nullable;

/**
 * Says a definition in flink-cep's own terms: step for step, and nothing of ours in between.
 *
 * <p>The window between steps is given to every step. flink-cep forgets it in the loop of an
 * unbounded step, at the last of several takings, and where an optional step was passed over.
 */
public final class StockPattern {
  private final PatternDefinition definition;
  private final @Nullable Duration between;

  private StockPattern(PatternDefinition definition) {
    this.definition = definition;
    Window window = definition.window();
    this.between = window.betweenMs() == 0 ? null : Duration.ofMillis(window.betweenMs());
  }

  /** The pattern of a definition; every admitted definition has one. */
  public static Pattern<Event, Event> of(PatternDefinition definition) {
    return new StockPattern(definition).whole();
  }

  private Pattern<Event, Event> whole() {
    List<PatternStep> steps = definition.steps();
    Pattern<Event, Event> pattern =
        Pattern.begin(steps.get(0).name(), skipStrategy(definition.afterMatch(), steps));
    quantify(pattern, 0);
    for (int i = 1; i < steps.size(); i++) {
      pattern = follow(pattern, steps.get(i));
      quantify(pattern, i);
    }
    long wholeMs = definition.window().wholeMs();
    return wholeMs == 0 ? pattern : pattern.within(Duration.ofMillis(wholeMs));
  }

  private static Pattern<Event, Event> follow(Pattern<Event, Event> before, PatternStep step) {
    boolean atOnce = step.contiguity() == Contiguity.STRICT;
    if (step.negated()) {
      return atOnce ? before.notNext(step.name()) : before.notFollowedBy(step.name());
    }
    if (atOnce) {
      return before.next(step.name());
    }
    return step.contiguity() == Contiguity.ANY
        ? before.followedByAny(step.name())
        : before.followedBy(step.name());
  }

  private void quantify(Pattern<Event, Event> pattern, int index) {
    PatternStep step = definition.steps().get(index);
    pattern.where(condition(step.where(), index));
    Repetition repetition = step.repetition();
    if (repetition != null) {
      repeat(pattern, repetition);
    }
    if (step.optional()) {
      pattern.optional();
    }
    Condition until = step.until();
    if (until != null) {
      pattern.until(condition(until, index));
    }
    pattern.within(between, WithinType.PREVIOUS_AND_CURRENT);
  }

  private void repeat(Pattern<Event, Event> pattern, Repetition repetition) {
    if (repetition.isUnbounded()) {
      pattern.timesOrMore(repetition.from(), between);
    } else {
      pattern.times(repetition.from(), repetition.to(), between);
    }
    if (repetition.greedy()) {
      pattern.greedy();
    }
    if (repetition.between() == Contiguity.STRICT) {
      pattern.consecutive();
    } else if (repetition.between() == Contiguity.ANY) {
      pattern.allowCombinations();
    }
  }

  /** Steps that take nothing cannot be looked back at. */
  private StockCondition condition(Condition condition, int index) {
    List<String> readable = new ArrayList<>();
    for (PatternStep step : definition.steps().subList(0, index + 1)) {
      readable.add(step.negated() ? "" : step.name());
    }
    return new StockCondition(condition, readable);
  }

  private static AfterMatchSkipStrategy skipStrategy(AfterMatch after, List<PatternStep> steps) {
    return switch (after.strategy()) {
      case NO_SKIP -> AfterMatchSkipStrategy.noSkip();
      case SKIP_TO_NEXT -> AfterMatchSkipStrategy.skipToNext();
      case SKIP_PAST_LAST -> AfterMatchSkipStrategy.skipPastLastEvent();
      case SKIP_TO_FIRST -> AfterMatchSkipStrategy.skipToFirst(steps.get(after.step()).name());
      case SKIP_TO_LAST -> AfterMatchSkipStrategy.skipToLast(steps.get(after.step()).name());
    };
  }
}
