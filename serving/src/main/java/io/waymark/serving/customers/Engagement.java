package io.waymark.serving.customers;

import java.time.Duration;
import java.time.Instant;

/**
 * How engaged a person is, from 0 to 100. A plain score that can be checked by hand; its formula
 * stands in the answer.
 *
 * @param score 0 to 100
 * @param formula how it comes about
 * @param recency 0 to 1
 * @param frequency 0 to 1
 * @param breadth 0 to 1
 * @param conversion 0 to 1
 */
record Engagement(
    int score,
    String formula,
    double recency,
    double frequency,
    double breadth,
    double conversion) {

  private static final String FORMULA =
      "round(100 * (0.35*recency + 0.30*frequency + 0.15*breadth + 0.20*conversion));"
          + " recency = 0.5^(days since the last event / 30);"
          + " frequency = n/(n+10) with n events in the last 90 days;"
          + " breadth = min(channels, 4)/4; conversion = p/(p+1) with p purchases";
  private static final double HALF_LIFE_DAYS = 30;
  private static final double HALF_FREQUENCY = 10;
  private static final double FULL_BREADTH = 4;

  static Engagement of(Activity activity, Instant asOf) {
    long quietMs = Math.max(0, Duration.between(activity.lastEvent(), asOf).toMillis());
    double quietDays = quietMs / (double) Duration.ofDays(1).toMillis();
    double recency = Math.pow(0.5, quietDays / HALF_LIFE_DAYS);
    double frequency = activity.recentEvents() / (activity.recentEvents() + HALF_FREQUENCY);
    double breadth = Math.min(activity.channels(), FULL_BREADTH) / FULL_BREADTH;
    double conversion = activity.purchases() / (activity.purchases() + 1.0);
    double sum = 0.35 * recency + 0.30 * frequency + 0.15 * breadth + 0.20 * conversion;
    return new Engagement(
        (int) Math.round(100 * sum),
        FORMULA,
        shown(recency),
        shown(frequency),
        shown(breadth),
        shown(conversion));
  }

  private static double shown(double part) {
    return Math.round(part * 1_000) / 1_000.0;
  }
}
