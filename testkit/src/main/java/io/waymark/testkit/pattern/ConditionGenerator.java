package io.waymark.testkit.pattern;

import java.util.List;
import java.util.SplittableRandom;

/** Conditions of steps: mostly a name, sometimes fields, lists, and what was matched before. */
final class ConditionGenerator {
  private static final int MAX_REVENUE = 10;

  private final Vocabulary vocabulary;
  private final SplittableRandom random;

  ConditionGenerator(Vocabulary vocabulary, SplittableRandom random) {
    this.vocabulary = vocabulary;
    this.random = random;
  }

  /**
   * A condition.
   *
   * @param readable steps whose events it may look at
   */
  String next(List<String> readable) {
    return switch (random.nextInt(16)) {
      case 0 -> "name in ['" + name() + "', '" + name() + "']";
      case 1 -> "channel == '" + channel() + '\'';
      case 2 -> "revenue >= " + random.nextInt(MAX_REVENUE);
      case 3 -> "not (" + named() + ')';
      case 4 -> named() + " and channel != '" + channel() + '\'';
      case 5, 6, 7 -> readable.isEmpty() ? named() : named() + " and " + memory(readable);
      default -> named();
    };
  }

  private String memory(List<String> readable) {
    String step = readable.get(random.nextInt(readable.size()));
    return switch (random.nextInt(7)) {
      case 0 -> "count(" + step + ") >= " + (1 + random.nextInt(2));
      case 1 -> "count(" + step + ") < 2";
      case 2 -> "channel == " + step + ".channel";
      case 3 -> "sum(" + step + ".revenue) >= " + random.nextInt(2 * MAX_REVENUE);
      case 4 -> "revenue > last(" + step + ").revenue";
      case 5 -> "ts - first(" + step + ").ts <= " + vocabulary.unitMs() + "ms";
      default -> "first(" + step + ").name != 'cart'";
    };
  }

  private String named() {
    return "name == '" + name() + '\'';
  }

  private String name() {
    return vocabulary.names().get(random.nextInt(vocabulary.names().size()));
  }

  private String channel() {
    return vocabulary.channels().get(random.nextInt(vocabulary.channels().size()));
  }
}
