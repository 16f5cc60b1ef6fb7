package io.waymark.core.journey;

/**
 * What a person's state may hold, and for how long (milliseconds of event time).
 *
 * @param latenessMs how long event ids are remembered and purchases can still change
 * @param lookbackMs how far before a purchase a touch still belongs to its journey
 * @param maxTouches most touches kept; the oldest go first and the journey is marked truncated
 */
public record JourneyBounds(long latenessMs, long lookbackMs, int maxTouches) {

  /** Defaults of the job: 7 days, 90 days, 200 touches. */
  public static JourneyBounds defaults() {
    long day = 86_400_000L;
    return new JourneyBounds(7 * day, 90 * day, 200);
  }
}
