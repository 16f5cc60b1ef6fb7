package io.waymark.core.pattern.expression;

import java.util.List;

/**
 * What an expression may name.
 *
 * @param steps steps whose events may have been taken before; a step's number is its place
 * @param event whether there is an event to look at
 */
public record Scope(List<String> steps, boolean event) {
  /** Copies the list. */
  public Scope {
    steps = List.copyOf(steps);
  }
}
