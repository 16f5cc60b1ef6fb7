package io.waymark.core.pattern;

import java.util.List;

/** What must hold between the parts of a definition. */
final class PatternRules {
  private final List<PatternStep> steps;
  private final Window window;

  private PatternRules(PatternDefinition definition) {
    steps = definition.steps();
    window = definition.window();
  }

  static void check(PatternDefinition definition) {
    PatternRules rules = new PatternRules(definition);
    for (int i = 0; i < rules.steps.size(); i++) {
      rules.step(i);
    }
    rules.somethingHasToHappen();
    rules.windows(definition);
  }

  private void step(int i) {
    PatternStep step = steps.get(i);
    if (step.negated()) {
      negated(i);
    }
    if (step.until() != null && !step.isUnbounded()) {
      throw wrong(i, "until", "needs times without an upper end: oneOrMore or n+");
    }
    if (step.isGreedy()
        && step.repetition() != null
        && step.repetition().between() == Contiguity.ANY) {
      throw wrong(i, "greedy", "cannot go with between: any");
    }
    if (step.isGreedy() && step.optional() && step.until() != null && isBehindNot(i)) {
      throw wrong(i, "greedy", "cannot go with optional and until behind a step with not");
    }
    if (step.optional() && i > 0 && steps.get(i - 1).isGreedy()) {
      throw wrong(i, "optional", "cannot follow the greedy step " + steps.get(i - 1).name());
    }
  }

  /** Whether a step with not is in front, or is so once optional steps are left out. */
  private boolean isBehindNot(int i) {
    int before = i - 1;
    while (before > 0 && steps.get(before).optional()) {
      before--;
    }
    return before >= 0 && steps.get(before).negated();
  }

  private void negated(int i) {
    PatternStep step = steps.get(i);
    if (step.repetition() != null || step.optional()) {
      throw wrong(i, "not", "cannot be repeated or optional");
    }
    if (step.contiguity() == Contiguity.ANY) {
      throw wrong(i, "contiguity", "of a step with not is strict (at once) or relaxed (until)");
    }
    if (i == 0) {
      throw wrong(i, "not", "cannot be the first step: a pattern begins with what happens");
    }
    if (steps.get(i - 1).optional()) {
      throw wrong(i, "not", "cannot follow the optional step " + steps.get(i - 1).name());
    }
    boolean last = i == steps.size() - 1;
    if (last && step.contiguity() == Contiguity.RELAXED) {
      if (window.wholeMs() == 0) {
        throw wrong(i, "not", "at the end needs within: how long must it not come?");
      }
      if (steps.get(i - 1).negated()) {
        throw wrong(i, "not", "at the end cannot follow another not; join them with or");
      }
    }
  }

  private void somethingHasToHappen() {
    if (steps.stream().allMatch(step -> step.negated() || step.optional())) {
      throw new InvalidPatternException(
          "/steps", "", "every step is optional: the pattern would match nothing at all", 0);
    }
  }

  private void windows(PatternDefinition definition) {
    if (window.wholeMs() > 0 && window.betweenMs() > window.wholeMs()) {
      throw new InvalidPatternException(
          "/within/between_steps", "", "is longer than the whole window", 0);
    }
    if (definition.emitsDeadEnd() && window.wholeMs() == 0 && window.betweenMs() == 0) {
      throw new InvalidPatternException("/emit", "", "dead_end needs within: when is it over?", 0);
    }
  }

  private InvalidPatternException wrong(int i, String field, String sentence) {
    return new InvalidPatternException(
        "/steps/" + i + '/' + field, steps.get(i).name(), sentence, 0);
  }
}
