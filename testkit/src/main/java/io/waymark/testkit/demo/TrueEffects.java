package io.waymark.testkit.demo;

/** What truly happened, summed by day: expected conversions with, without and by channel. */
final class TrueEffects {

  final double[][] conversions;
  final double[][] revenue;
  final double[] expectedConversions;
  final double[] baselineConversions;
  final double[] expectedRevenue;

  TrueEffects(int days) {
    int channels = DemoChannel.ALL.size();
    conversions = new double[channels][days];
    revenue = new double[channels][days];
    expectedConversions = new double[days];
    baselineConversions = new double[days];
    expectedRevenue = new double[days];
  }

  /** A person could have bought on that day, for about that much. */
  void add(int day, BuyingChance buying, double orderValue) {
    expectedConversions[day] += buying.chance();
    baselineConversions[day] += buying.baseline();
    expectedRevenue[day] += buying.chance() * orderValue;
    for (DemoChannel channel : DemoChannel.ALL) {
      double increment = buying.increment(channel);
      conversions[channel.ordinal()][day] += increment;
      revenue[channel.ordinal()][day] += increment * orderValue;
    }
  }

  /** Incremental conversions of a channel over all days. */
  double conversionsOf(DemoChannel channel) {
    return sum(conversions[channel.ordinal()]);
  }

  /** Incremental revenue of a channel over all days. */
  double revenueOf(DemoChannel channel) {
    return sum(revenue[channel.ordinal()]);
  }

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
