package io.waymark.core.pattern;

/**
 * What happens to other partial matches once one is complete.
 *
 * @param strategy which of them end
 * @param step number of the step for {@code SKIP_TO_FIRST} and {@code SKIP_TO_LAST}, else -1
 */
public record AfterMatch(Strategy strategy, int step) {
  /** Every match is given. */
  public static final AfterMatch NO_SKIP = new AfterMatch(Strategy.NO_SKIP, -1);

  /** Which partial matches end. */
  public enum Strategy {
    /** None. */
    NO_SKIP,
    /** Those with the same first event. */
    SKIP_TO_NEXT,
    /** Those that began up to the last event of the match. */
    SKIP_PAST_LAST,
    /** Those that began before the first event of a step. */
    SKIP_TO_FIRST,
    /** Those that began before the last event of a step. */
    SKIP_TO_LAST
  }
}
