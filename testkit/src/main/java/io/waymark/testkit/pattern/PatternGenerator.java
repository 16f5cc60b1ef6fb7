package io.waymark.testkit.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random definitions that use everything the language has; equal seeds give equal patterns. */
public final class PatternGenerator {
  private static final List<String> TIMES =
      List.of("oneOrMore", "oneOrMore", "2", "1", "1..3", "0..2", "2+", "2..3", "3");
  private static final List<String> INNER = List.of("", "strict", "any");
  private static final List<String> CONTIGUITY = List.of("", "relaxed", "relaxed", "strict", "any");
  private static final int MAX_STEPS = 5;

  private final Vocabulary vocabulary;
  private final SplittableRandom random;
  private final ConditionGenerator conditions;

  /** Speaks of that vocabulary. */
  public PatternGenerator(Vocabulary vocabulary, SplittableRandom random) {
    this.vocabulary = vocabulary;
    this.random = random;
    this.conditions = new ConditionGenerator(vocabulary, random);
  }

  /** The next admitted definition. */
  public PatternDraft next(String id) {
    PatternDraft draft = any(id);
    while (!draft.isAdmitted()) {
      draft = any(id);
    }
    return draft;
  }

  private PatternDraft any(String id) {
    List<StepDraft> steps = new ArrayList<>();
    int count = 1 + random.nextInt(MAX_STEPS);
    for (int i = 0; i < count; i++) {
      steps.add(step(i, count, steps));
    }
    long whole = chance(80) ? vocabulary.unitMs() * (1 + random.nextInt(12)) : 0;
    long between = chance(12) ? vocabulary.unitMs() * (1 + random.nextInt(4)) : 0;
    return new PatternDraft(id, steps, whole, between, afterMatch(steps));
  }

  private StepDraft step(int index, int count, List<StepDraft> before) {
    String name = "s" + index;
    boolean negated = index > 0 && chance(index == count - 1 ? 20 : 12);
    boolean repeated = !negated && chance(40);
    List<String> readable = new ArrayList<>();
    before.stream().filter(step -> !step.negated()).forEach(step -> readable.add(step.name()));
    if (repeated) {
      readable.add(name);
    }
    String times = repeated ? pick(TIMES) : "";
    boolean unbounded = times.equals("oneOrMore") || times.endsWith("+");
    return new StepDraft(
        name,
        conditions.next(readable),
        index == 0 ? "" : negated ? pick(List.of("strict", "relaxed")) : pick(CONTIGUITY),
        times,
        repeated ? pick(INNER) : "",
        repeated && chance(30),
        !negated && chance(20),
        negated,
        unbounded && chance(35) ? conditions.next(readable) : "");
  }

  private String afterMatch(List<StepDraft> steps) {
    String step = steps.get(random.nextInt(steps.size())).name();
    return switch (random.nextInt(9)) {
      case 0, 1 -> "skip_to_next";
      case 2, 3 -> "skip_past_last";
      case 4 -> "skip_to_first[" + step + ']';
      case 5 -> "skip_to_last[" + step + ']';
      default -> "";
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
