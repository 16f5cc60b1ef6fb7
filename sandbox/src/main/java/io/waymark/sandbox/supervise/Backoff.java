package io.waymark.sandbox.supervise;

import java.time.Duration;

/**
 * How long to wait before the next start: doubling, bounded, and back to the first wait once a
 * process has lived for a while.
 *
 * @param first wait after the first death
 * @param most the longest wait
 * @param healthyAfter a life of this length forgets earlier deaths
 */
public record Backoff(Duration first, Duration most, Duration healthyAfter) {
  /** What all parts use. */
  public static final Backoff USUAL =
      new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofSeconds(30));

  private static final int DOUBLINGS_MAX = 20;

  /** The wait after this many deaths in a row, one or more. */
  public Duration after(int deathsInARow) {
    int doublings = Math.min(deathsInARow - 1, DOUBLINGS_MAX);
    Duration wait = first.multipliedBy(1L << doublings);
    return wait.compareTo(most) > 0 ? most : wait;
  }

  /** Deaths in a row, given those before and the length of the life that just ended. */
  public int deathsInARow(int before, Duration life) {
    return life.compareTo(healthyAfter) >= 0 ? 1 : before + 1;
  }
}
