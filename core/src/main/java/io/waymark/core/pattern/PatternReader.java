package io.waymark.core.pattern;

import io.waymark.core.pattern.AfterMatch.Strategy;
import io.waymark.core.pattern.expression.AmountExpression;
import io.waymark.core.pattern.expression.Condition;
import io.waymark.core.pattern.expression.ExpressionException;
import io.waymark.core.pattern.expression.Scope;
import io.waymark.core.wire.DocumentJson;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a definition from its document. */
final class PatternReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
  private static final Pattern PARTITION =
      Pattern.compile("customer( \\+ properties\\.(.{1,256}))?");
  private static final Pattern AFTER = Pattern.compile("([a-z_]+)(?:\\[(\\w+)])?");

  private PatternReader() {}

  static PatternDefinition read(byte[] json) {
    if (json.length > PatternLimits.MAX_BYTES) {
      throw new InvalidPatternException(
          "", "", "it has " + json.length + " bytes, the limit is " + PatternLimits.MAX_BYTES, 0);
    }
    try {
      return read(new DocumentNode("", "", DocumentJson.parse(json)));
    } catch (InvalidPatternException e) {
      throw e.atLine(line(json, e.pointer()));
    } catch (IllegalArgumentException e) {
      throw new InvalidPatternException("", "", String.valueOf(e.getMessage()), 0);
    }
  }

  /** The line of the place, or of what it should be in. */
  private static int line(byte[] json, String pointer) {
    int line = DocumentJson.lineOf(json, pointer);
    return line > 0 || pointer.isEmpty()
        ? line
        : line(json, pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static PatternDefinition read(DocumentNode root) {
    root.only(
        "id",
        "name",
        "description",
        "owner",
        "steps",
        "within",
        "partition_by",
        "after_match",
        "emit",
        "cooldown",
        "value");
    String id = root.text("id", PatternLimits.MAX_NAME);
    if (!ID.matcher(id).matches()) {
      throw root.wrong("id", "is of the form " + ID.pattern() + ", not " + DocumentNode.shown(id));
    }
    List<PatternStep> steps =
        StepReader.read(root.objects("steps", "name", PatternLimits.MAX_STEPS));
    List<String> emit = emit(root);
    PatternDefinition definition =
        new PatternDefinition(
            id,
            root.text("name", PatternLimits.MAX_NAME, id),
            root.text("description", PatternLimits.MAX_DESCRIPTION, ""),
            root.text("owner", PatternLimits.MAX_NAME, ""),
            steps,
            window(root),
            partition(root),
            afterMatch(root, steps),
            emit.contains("match"),
            emit.contains("dead_end"),
            root.duration("cooldown"),
            value(root, steps));
    PatternRules.check(definition);
    return definition;
  }

  private static Window window(DocumentNode root) {
    if (!root.has("within")) {
      return new Window(0, 0);
    }
    if (root.value("within") instanceof String) {
      return new Window(root.duration("within"), 0);
    }
    DocumentNode within = root.object("within").only("whole", "between_steps");
    return new Window(within.duration("whole"), within.duration("between_steps"));
  }

  private static String partition(DocumentNode root) {
    String text = root.text("partition_by", 300, "customer");
    Matcher form = PARTITION.matcher(text);
    if (!form.matches()) {
      throw root.wrong("partition_by", "is customer or customer + properties.KEY, not " + text);
    }
    return form.group(2) == null ? "" : form.group(2);
  }

  private static AfterMatch afterMatch(DocumentNode root, List<PatternStep> steps) {
    String text = root.text("after_match", PatternLimits.MAX_NAME, "no_skip");
    Matcher form = AFTER.matcher(text.toLowerCase(Locale.ROOT).equals(text) ? text : lower(text));
    Strategy strategy = form.matches() ? strategy(form.group(1)) : null;
    boolean toStep = strategy == Strategy.SKIP_TO_FIRST || strategy == Strategy.SKIP_TO_LAST;
    if (strategy == null || toStep != (form.group(2) != null)) {
      throw root.wrong(
          "after_match",
          "is no_skip, skip_to_next, skip_past_last, skip_to_first[step] or skip_to_last[step], not "
              + DocumentNode.shown(text));
    }
    return new AfterMatch(strategy, toStep ? step(root, form.group(2), steps) : -1);
  }

  /** The word in lower case, the step as it is. */
  private static String lower(String text) {
    int bracket = text.indexOf('[');
    return bracket < 0
        ? text.toLowerCase(Locale.ROOT)
        : text.substring(0, bracket).toLowerCase(Locale.ROOT) + text.substring(bracket);
  }

  private static @Nullable Strategy strategy(String word) {
    for (Strategy strategy : Strategy.values()) {
      if (strategy.name().toLowerCase(Locale.ROOT).equals(word)) {
        return strategy;
      }
    }
    return null;
  }

  private static int step(DocumentNode root, String name, List<PatternStep> steps) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).name().equals(name) && !steps.get(i).negated()) {
        return i;
      }
    }
    throw root.wrong("after_match", "names " + name + ", which is no step that takes events");
  }

  private static List<String> emit(DocumentNode root) {
    if (!root.has("emit")) {
      return List.of("match");
    }
    Object value = root.value("emit");
    List<?> words = value instanceof List<?> list ? list : List.of(value);
    if (words.isEmpty() || !List.of("match", "dead_end").containsAll(words)) {
      throw root.wrong("emit", "is match, dead_end or both, not " + DocumentNode.shown(value));
    }
    return words.stream().map(String::valueOf).toList();
  }

  private static @Nullable AmountExpression value(DocumentNode root, List<PatternStep> steps) {
    if (!root.has("value")) {
      return null;
    }
    List<String> names = steps.stream().map(s -> s.negated() ? "" : s.name()).toList();
    String text = root.text("value", Condition.MAX_LENGTH);
    try {
      return AmountExpression.parse(text, new Scope(names, false));
    } catch (ExpressionException e) {
      throw root.wrong("value", String.valueOf(e.getMessage()));
    }
  }
}
