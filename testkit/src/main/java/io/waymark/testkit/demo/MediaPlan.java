package io.waymark.testkit.demo;

/**
 * Spend by channel and day, and the pressure that follows from it.
 *
 * <p>adstock(d) = spend(d) + kept · adstock(d − 1), in units of the mean spend of a day that is on
 * and scaled by (1 − kept); pressure = adstock^s / (adstock^s + half^s), between 0 and 1.
 */
final class MediaPlan {

  /** Days before the history whose spend still works. */
  private static final int WARM_UP = 28;

  private static final double DAILY_NOISE = 0.35;
  private static final double WEEKLY_NOISE = 0.45;

  private final DemoSettings settings;
  private final double[][] spend;
  private final double[][] pressure;
  private final double[] meanPressure;

  MediaPlan(DemoSettings settings, int days) {
    this.settings = settings;
    int channels = DemoChannel.ALL.size();
    spend = new double[channels][days];
    pressure = new double[channels][days];
    meanPressure = new double[channels];
    for (DemoChannel channel : DemoChannel.ALL) {
      plan(channel, days);
    }
  }

  private void plan(DemoChannel channel, int days) {
    int c = channel.ordinal();
    if (!channel.isPaid()) {
      java.util.Arrays.fill(pressure[c], 1);
      meanPressure[c] = 1;
      return;
    }
    double stock = 0;
    for (int day = -WARM_UP; day < days; day++) {
      double level = level(channel, day) * settings.spendFactor();
      stock = (1 - channel.adstock) * level + channel.adstock * stock;
      if (day >= 0) {
        spend[c][day] = level * channel.spendPerCustomer * settings.customers();
        pressure[c][day] = saturation(channel, stock);
      }
    }
    // Of spend as it usually is, not of this plan: more spend must show.
    meanPressure[c] = channel.onShare * saturation(channel, 1);
  }

  /** Spend of a day in units of the channel's mean day; flights last whole weeks. */
  private double level(DemoChannel channel, int day) {
    long epochDay = settings.firstDay() + day;
    long week = Math.floorDiv(epochDay + 3, 7);
    Chance ofWeek = Chance.of(settings.seed(), "flight-" + channel.wireName(), week, 0);
    if (!ofWeek.happens(channel.onShare)) {
      return 0;
    }
    Chance ofDay = Chance.of(settings.seed(), "spend-" + channel.wireName(), epochDay, 0);
    return ofWeek.nextLognormal(1, WEEKLY_NOISE)
        * ofDay.nextLognormal(1, DAILY_NOISE)
        * StrictMath.sqrt(Calendar.activity(epochDay));
  }

  /** The Hill curve. */
  static double saturation(DemoChannel channel, double stock) {
    double powered = StrictMath.pow(stock, DemoChannel.HILL_SLOPE);
    return powered / (powered + StrictMath.pow(channel.halfSaturation, DemoChannel.HILL_SLOPE));
  }

  /** Currency units. */
  double spend(DemoChannel channel, int day) {
    return spend[channel.ordinal()][day];
  }

  /** Saturated adstock, 0 to 1. */
  double pressure(DemoChannel channel, int day) {
    return pressure[channel.ordinal()][day];
  }

  /** Pressure against its usual mean: what touch rates are scaled by. */
  double relativePressure(DemoChannel channel, int day) {
    return pressure[channel.ordinal()][day] / meanPressure[channel.ordinal()];
  }
}
