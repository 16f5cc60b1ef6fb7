package io.waymark.core.pattern;

/**
 * How often a step is taken.
 *
 * @param from at least, from 1
 * @param to at most; {@link #UNBOUNDED} where nothing bounds it
 * @param between what may lie between two takings
 * @param greedy whether the step keeps what the next one could take too
 */
public record Repetition(int from, int to, Contiguity between, boolean greedy) {
  /** No upper end. */
  public static final int UNBOUNDED = 0;

  /** Taken once. */
  public static final Repetition ONCE = new Repetition(1, 1, Contiguity.RELAXED, false);

  /** Whether it may go on without end. */
  public boolean isUnbounded() {
    return to == UNBOUNDED;
  }
}
