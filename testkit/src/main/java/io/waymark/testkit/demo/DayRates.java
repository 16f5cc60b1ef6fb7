package io.waymark.testkit.demo;

/** How likely visits and their channels are on one day, by segment and whether in the market. */
final class DayRates {

  private static final int SEGMENTS = Segment.values().length;
  private static final double MAIL_DAYS_PER_WEEK = 2;

  private final double[][] cumulated = new double[2 * SEGMENTS][];
  private final double[] visits = new double[2 * SEGMENTS];

  DayRates(DemoSettings settings, MediaPlan plan, int day) {
    double activity = Calendar.activity(settings.firstDay() + day);
    for (Segment segment : Segment.values()) {
      fill(segment, false, settings, plan, day, activity);
      fill(segment, true, settings, plan, day, activity);
    }
  }

  private void fill(
      Segment segment,
      boolean inMarket,
      DemoSettings settings,
      MediaPlan plan,
      int day,
      double activity) {
    double[] rates = new double[DemoChannel.ALL.size()];
    for (DemoChannel channel : DemoChannel.ALL) {
      double rate = inMarket ? channel.marketRate : channel.idleRate;
      rates[channel.ordinal()] =
          rate * segment.affinity(channel) * pressure(settings, plan, channel, day, activity);
    }
    int row = row(segment, inMarket);
    cumulated[row] = Chance.cumulated(rates);
    visits[row] = 1 - StrictMath.exp(-cumulated[row][rates.length - 1]);
  }

  private static double pressure(
      DemoSettings settings, MediaPlan plan, DemoChannel channel, int day, double activity) {
    if (channel == DemoChannel.EMAIL) {
      long weekday = Math.floorMod(settings.firstDay() + day + 3, 7L);
      return weekday == 1 || weekday == 4 ? 7 / MAIL_DAYS_PER_WEEK : 0.15;
    }
    return channel.isPaid() ? plan.relativePressure(channel, day) : activity;
  }

  /** Chance of a visit. */
  double visits(Segment segment, boolean inMarket) {
    return visits[row(segment, inMarket)];
  }

  /** Where a visit comes from. */
  DemoChannel channel(Segment segment, boolean inMarket, Chance chance) {
    return DemoChannel.ALL.get(chance.nextIndex(cumulated[row(segment, inMarket)]));
  }

  private static int row(Segment segment, boolean inMarket) {
    return 2 * segment.ordinal() + (inMarket ? 1 : 0);
  }
}
