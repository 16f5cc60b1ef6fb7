package io.waymark.core.pattern;

import io.waymark.core.pattern.expression.Condition;
import io.waymark.core.pattern.expression.ExpressionException;
import io.waymark.core.pattern.expression.Scope;
import io.waymark.core.pattern.expression.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a definition. */
final class StepReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
  private static final Pattern TIMES = Pattern.compile("(\\d{1,4})(?:\\.\\.(\\d{1,4})|(\\+))?");

  private final List<String> known = new ArrayList<>();
  private final List<PatternStep> steps = new ArrayList<>();

  private StepReader() {}

  static List<PatternStep> read(List<DocumentNode> nodes) {
    StepReader reader = new StepReader();
    for (DocumentNode node : nodes) {
      reader.steps.add(reader.step(node));
    }
    return reader.steps;
  }

  private PatternStep step(DocumentNode node) {
    node.only(
        "name", "where", "contiguity", "times", "between", "greedy", "optional", "not", "until");
    String name = name(node);
    boolean negated = node.flag("not");
    // A repeated step sees what it took before; a negated one takes nothing.
    known.add(negated ? "" : name);
    Repetition repetition = repetition(node);
    boolean fromZero = repetition != null && repetition.from() == 0;
    Repetition taken = repetition != null && fromZero ? fromOne(repetition) : repetition;
    return new PatternStep(
        name,
        condition(node, "where"),
        contiguity(node, "contiguity", Contiguity.RELAXED),
        taken,
        node.flag("optional") || fromZero,
        negated,
        node.has("until") ? condition(node, "until") : null);
  }

  private String name(DocumentNode node) {
    String name = node.text("name", 63);
    if (!NAME.matcher(name).matches() || Words.isReserved(name)) {
      throw node.wrong(
          "name",
          "is a word of letters, digits and _ that is no field of the event and no word of the"
              + " expression language, not "
              + DocumentNode.shown(name));
    }
    if (steps.stream().anyMatch(step -> step.name().equals(name))) {
      throw node.wrong("name", name + " is the name of an earlier step; names are unique");
    }
    return name;
  }

  private Condition condition(DocumentNode node, String field) {
    try {
      return Condition.parse(node.text(field, Condition.MAX_LENGTH), new Scope(known, true));
    } catch (ExpressionException e) {
      throw node.wrong(field, String.valueOf(e.getMessage()));
    }
  }

  private static Contiguity contiguity(DocumentNode node, String field, Contiguity fallback) {
    if (!node.has(field)) {
      return fallback;
    }
    for (Contiguity contiguity : Contiguity.values()) {
      if (contiguity.name().toLowerCase(Locale.ROOT).equals(node.value(field))) {
        return contiguity;
      }
    }
    throw node.wrong(
        field, "is strict, relaxed or any, not " + DocumentNode.shown(node.value(field)));
  }

  private static @Nullable Repetition repetition(DocumentNode node) {
    Contiguity between = contiguity(node, "between", Contiguity.RELAXED);
    boolean greedy = node.flag("greedy");
    if (!node.has("times")) {
      if (greedy || node.has("between")) {
        throw node.wrong(greedy ? "greedy" : "between", "needs times: the step is taken once");
      }
      return null;
    }
    String text = String.valueOf(node.value("times"));
    if (text.equals("oneOrMore")) {
      return new Repetition(1, Repetition.UNBOUNDED, between, greedy);
    }
    Matcher form = TIMES.matcher(text);
    if (!form.matches()) {
      throw node.wrong(
          "times", "is a number, n..m, n+ or oneOrMore, not " + DocumentNode.shown(text));
    }
    return bounded(node, form, between, greedy);
  }

  private static Repetition bounded(
      DocumentNode node, Matcher form, Contiguity between, boolean greedy) {
    int from = Integer.parseInt(form.group(1));
    int to = form.group(2) == null ? from : Integer.parseInt(form.group(2));
    int largest = Math.max(from, to);
    if (largest < 1 || from > to || largest > PatternLimits.MAX_TIMES) {
      throw node.wrong(
          "times",
          "is " + form.group() + "; it goes upwards and ends at 1 to " + PatternLimits.MAX_TIMES);
    }
    return new Repetition(from, form.group(3) == null ? to : Repetition.UNBOUNDED, between, greedy);
  }

  private static Repetition fromOne(Repetition repetition) {
    return new Repetition(1, repetition.to(), repetition.between(), repetition.greedy());
  }
}
