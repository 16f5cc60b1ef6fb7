package io.waymark.core.pattern;

import io.waymark.core.pattern.expression.AmountExpression;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an analyst looks for in a person's events. Whoever holds one holds a valid one.
 *
 * @param id unique per tenant
 * @param name for people
 * @param description for people, may be empty
 * @param owner whom to ask, may be empty
 * @param steps in order, at least one that is neither negated nor optional
 * @param window how long a match may take
 * @param partitionProperty property that splits a person's events, or empty
 * @param afterMatch what a match ends
 * @param emitsMatch whether matches are given
 * @param emitsDeadEnd whether partial matches whose time is over are given
 * @param cooldownMs how long after one nothing more is given for the same person, in milliseconds
 * @param value what a dead end puts at risk, or null for the revenue of its events
 */
public record PatternDefinition(
    String id,
    String name,
    String description,
    String owner,
    List<PatternStep> steps,
    Window window,
    String partitionProperty,
    AfterMatch afterMatch,
    boolean emitsMatch,
    boolean emitsDeadEnd,
    long cooldownMs,
    @Nullable AmountExpression value) {

  /** Copies the steps. */
  public PatternDefinition {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a definition from JSON.
   *
   * @param json UTF-8, at most {@link PatternLimits#MAX_BYTES}
   * @throws InvalidPatternException naming the place, the step and what is expected
   */
  public static PatternDefinition parse(byte[] json) {
    return PatternReader.read(json);
  }

  /** Keys of all properties that matching reads. */
  public Set<String> properties() {
    Set<String> keys = new TreeSet<>();
    for (PatternStep step : steps) {
      keys.addAll(step.where().properties());
      if (step.until() != null) {
        keys.addAll(step.until().properties());
      }
    }
    if (value != null) {
      keys.addAll(value.properties());
    }
    if (!partitionProperty.isEmpty()) {
      keys.add(partitionProperty);
    }
    return keys;
  }
}
