package io.waymark.testkit.pattern;

import io.waymark.core.pattern.InvalidPatternException;
import io.waymark.core.pattern.PatternDefinition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A definition as its author would write it.
 *
 * @param id of the pattern
 * @param steps in order
 * @param wholeMs window of the whole match in milliseconds, 0 for none
 * @param betweenMs window between steps in milliseconds, 0 for none
 * @param afterMatch the skip strategy, or empty
 */
public record PatternDraft(
    String id, List<StepDraft> steps, long wholeMs, long betweenMs, String afterMatch) {

  /** Copies the steps. */
  public PatternDraft {
    steps = List.copyOf(steps);
  }

  /** The definition as a document, with dead ends where there is a window. */
  public String toJson() {
    return toJson(wholeMs > 0 || betweenMs > 0);
  }

  /** The definition as a document. */
  public String toJson(boolean deadEnds) {
    StringBuilder json = new StringBuilder("{\"id\":\"").append(id).append("\",\"steps\":[");
    for (int i = 0; i < steps.size(); i++) {
      json.append(i == 0 ? "" : ",").append(steps.get(i).toJson());
    }
    json.append(']');
    if (wholeMs > 0 || betweenMs > 0) {
      json.append(",\"within\":{").append(window()).append('}');
    }
    if (!afterMatch.isEmpty()) {
      json.append(",\"after_match\":\"").append(afterMatch).append('"');
    }
    return json.append(",\"emit\":[\"match\"")
        .append(deadEnds ? ",\"dead_end\"" : "")
        .append("]}")
        .toString();
  }

  private String window() {
    String whole = wholeMs > 0 ? "\"whole\":\"" + wholeMs + "ms\"" : "";
    String between = betweenMs > 0 ? "\"between_steps\":\"" + betweenMs + "ms\"" : "";
    return whole + (whole.isEmpty() || between.isEmpty() ? "" : ",") + between;
  }

  /**
   * The definition.
   *
   * @throws InvalidPatternException if this combination is not allowed
   */
  public PatternDefinition definition() {
    return PatternDefinition.parse(toJson().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether this combination is allowed. */
  public boolean isAdmitted() {
    try {
      definition();
      return true;
    } catch (InvalidPatternException e) {
      return false;
    }
  }

  /** The same with one thing less, in every allowed way. */
  public List<PatternDraft> simpler() {
    List<PatternDraft> all = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      all.add(withStep(i, List.of()));
      for (StepDraft step : steps.get(i).simpler()) {
        all.add(withStep(i, List.of(step)));
      }
    }
    all.add(new PatternDraft(id, steps, wholeMs, betweenMs, ""));
    all.add(new PatternDraft(id, steps, wholeMs, 0, afterMatch));
    all.add(new PatternDraft(id, steps, 0, betweenMs, afterMatch));
    all.removeIf(draft -> draft.equals(this) || draft.steps.isEmpty() || !draft.isAdmitted());
    return all;
  }

  private PatternDraft withStep(int index, List<StepDraft> replacement) {
    List<StepDraft> changed = new ArrayList<>(steps.subList(0, index));
    changed.addAll(replacement);
    changed.addAll(steps.subList(index + 1, steps.size()));
    return new PatternDraft(id, changed, wholeMs, betweenMs, afterMatch);
  }
}
