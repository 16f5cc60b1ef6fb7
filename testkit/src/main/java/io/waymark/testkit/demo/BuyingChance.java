package io.waymark.testkit.demo;

/**
 * The causal mechanism: the chance that a person in the market buys on a day, and what is left of
 * it without a channel.
 *
 * <p>chance = base · (1 + sum over channels of effect · carry-over + synergy of paid social and
 * paid search + effect of video · pressure). The difference to the chance without a channel is that
 * channel's true increment, given who met what.
 */
final class BuyingChance {

  private static final double MOST = 0.8;

  private final String nullChannel;
  private final double[] added = new double[DemoChannel.ALL.size()];
  private double base;
  private double synergy;
  private double total;

  BuyingChance(String nullChannel) {
    this.nullChannel = nullChannel;
  }

  /** Works it out for a person and day. */
  void of(Population people, int person, int day, double activity, double videoPressure) {
    Segment segment = people.segment[person];
    base = segment.dailyBuy * activity * (0.6 + 0.6 * people.satisfaction[person]);
    total = 1;
    for (DemoChannel channel : DemoChannel.ALL) {
      double met =
          channel == DemoChannel.VIDEO ? videoPressure : people.carryOver.of(channel, person, day);
      double effect = effect(channel) * met;
      added[channel.ordinal()] = effect;
      total += effect;
    }
    synergy = synergy(people, person, day);
    total += synergy;
  }

  private double synergy(Population people, int person, int day) {
    if (isNull(DemoChannel.PAID_SOCIAL) || isNull(DemoChannel.PAID_SEARCH)) {
      return 0;
    }
    return DemoChannel.SYNERGY_SOCIAL_SEARCH
        * people.carryOver.of(DemoChannel.PAID_SOCIAL, person, day)
        * people.carryOver.of(DemoChannel.PAID_SEARCH, person, day);
  }

  private double effect(DemoChannel channel) {
    return isNull(channel) ? 0 : channel.effect;
  }

  private boolean isNull(DemoChannel channel) {
    return channel.wireName().equals(nullChannel);
  }

  /** The chance with everything that was met. */
  double chance() {
    return Math.min(MOST, base * total);
  }

  /** The chance without any channel. */
  double baseline() {
    return Math.min(MOST, base);
  }

  /** What the channel adds: 0 where it was not met or does nothing. */
  double increment(DemoChannel channel) {
    double without = total - added[channel.ordinal()];
    if (channel == DemoChannel.PAID_SOCIAL || channel == DemoChannel.PAID_SEARCH) {
      without -= synergy;
    }
    return without == total ? 0 : chance() - Math.min(MOST, base * without);
  }
}
