package io.waymark.core.pattern;

import io.waymark.core.pattern.expression.Condition;
import org.jspecify.annotations.Nullable;

/**
 * One step of a pattern.
 *
 * @param name unique in the pattern; expressions of later steps use it
 * @param where which events it takes, or, where negated, which must not come
 * @param contiguity what may lie between the step before and this one; without meaning for the
 *     first
 * @param repetition how often it is taken, or null for once without repetition
 * @param optional whether it may be left out
 * @param negated whether its event must not come: at once after the step before (strict) or until
 *     the next step (relaxed)
 * @param until what ends the repetition, or null
 */
public record PatternStep(
    String name,
    Condition where,
    Contiguity contiguity,
    @Nullable Repetition repetition,
    boolean optional,
    boolean negated,
    @Nullable Condition until) {

  /** Whether it may be taken without end. */
  public boolean isUnbounded() {
    return repetition != null && repetition.isUnbounded();
  }

  /** Whether it is taken greedily. */
  public boolean isGreedy() {
    return repetition != null && repetition.greedy();
  }
}
