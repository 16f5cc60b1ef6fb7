package io.waymark.testkit.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Something out of the ordinary, with the label that a detector should find.
 *
 * @param type what happens
 * @param channel the channel it happens to, or empty for the whole shop
 * @param fromMs first millisecond
 * @param toMs first millisecond after it
 * @param factor what the figure is multiplied by
 */
public record Anomaly(Type type, String channel, long fromMs, long toMs, double factor) {

  /** What can happen. */
  public enum Type {
    /** Touches of one channel are not recorded. */
    TRACKING_OUTAGE,
    /** Nothing can be bought. */
    CHECKOUT_OUTAGE,
    /** A crowd of visitors who buy nothing. */
    TRAFFIC_SPIKE,
    /** The bill of one channel is a multiple. */
    SPEND_SPIKE
  }

  private static final double PER_DAY = 1 / 25.0;
  private static final long HOUR = 3_600_000;

  /** The anomalies of a history; none where they are switched off. */
  static List<Anomaly> draw(DemoSettings settings, int days) {
    List<Anomaly> all = new ArrayList<>();
    for (int day = 0; settings.anomalies() && day < days; day++) {
      long epochDay = settings.firstDay() + day;
      Chance chance = Chance.of(settings.seed(), "anomaly", epochDay, 0);
      if (chance.happens(PER_DAY)) {
        all.add(draw(chance, epochDay * DemoSettings.DAY));
      }
    }
    return all;
  }

  private static Anomaly draw(Chance chance, long dayMs) {
    Type type = Type.values()[chance.nextInt(Type.values().length)];
    String channel = DemoChannel.ALL.get(chance.nextInt(5)).wireName();
    long from = dayMs + (6 + chance.nextInt(10)) * HOUR;
    long to = from + (4 + chance.nextInt(15)) * HOUR;
    return switch (type) {
      case TRACKING_OUTAGE -> new Anomaly(type, "paid_search", from, to, 0);
      case CHECKOUT_OUTAGE -> new Anomaly(type, "", from, to, 0);
      case TRAFFIC_SPIKE -> new Anomaly(type, "referral", from, to, 4 + 8 * chance.nextDouble());
      case SPEND_SPIKE ->
          new Anomaly(
              type, channel, dayMs, dayMs + DemoSettings.DAY, 2.5 + 2.5 * chance.nextDouble());
    };
  }

  boolean covers(long ts) {
    return ts >= fromMs && ts < toMs;
  }
}
