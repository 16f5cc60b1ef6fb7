package io.waymark.core.pattern;

/**
 * What the patterns of a tenant may cost each.
 *
 * @param maxStates most states of the automaton
 * @param maxWindowMs longest time that a match may take, in milliseconds
 * @param eventsPerWindow events of one person within the window that the bound reckons with
 * @param maxPartialMatches most partial matches of one person at that many events
 */
public record CostBudget(
    int maxStates, long maxWindowMs, int eventsPerWindow, long maxPartialMatches) {

  /** What a tenant has unless said otherwise. */
  public static final CostBudget STANDARD =
      new CostBudget(400, PatternLimits.MAX_WINDOW_MS, 32, 100_000);

  /** The same with another limit of partial matches. */
  public CostBudget withPartialMatches(long limit) {
    return new CostBudget(maxStates, maxWindowMs, eventsPerWindow, limit);
  }

  /** Only growth without bound is refused. */
  public static final CostBudget UNLIMITED =
      new CostBudget(Integer.MAX_VALUE, Long.MAX_VALUE, 32, Long.MAX_VALUE);
}
