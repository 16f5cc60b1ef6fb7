package io.waymark.testkit.demo;

import java.util.Locale;

/** Kinds of people. Which one somebody is, no event says. */
enum Segment {
  /** Few, often, dear, and they stay. */
  LOYAL(0.10, 9.5, 0.046, 1.25, -1.10, 0.75),
  /** The middle. */
  REGULAR(0.28, 5.5, 0.036, 1.05, -0.30, 0.50),
  /** Now and then. */
  OCCASIONAL(0.34, 2.9, 0.030, 0.95, 0.10, 0.35),
  /** Wait for the sale, come by vouchers. */
  BARGAIN(0.18, 3.6, 0.030, 0.75, 0.45, 0.30),
  /** Come once or twice and are gone. */
  PASSING(0.10, 2.2, 0.034, 0.90, 1.60, 0.15);

  private static final double[] SHARES = shares();

  /** Share of all customers. */
  final double share;

  /** Times a year in the market, on average over the segment. */
  final double episodesPerYear;

  /** Chance to buy on a day in the market, without any marketing. */
  final double dailyBuy;

  /** Basket against the mean. */
  final double basket;

  /** Added to the log odds of leaving. */
  final double leaving;

  /** Mean use of features, 0 to 1. */
  final double featureUse;

  Segment(
      double share,
      double episodesPerYear,
      double dailyBuy,
      double basket,
      double leaving,
      double featureUse) {
    this.share = share;
    this.episodesPerYear = episodesPerYear;
    this.dailyBuy = dailyBuy;
    this.basket = basket;
    this.leaving = leaving;
    this.featureUse = featureUse;
  }

  /** How much likelier than others it meets a channel. */
  double affinity(DemoChannel channel) {
    if (this == BARGAIN && channel == DemoChannel.AFFILIATE) {
      return 2.5;
    }
    if (this == LOYAL && (channel == DemoChannel.DIRECT || channel == DemoChannel.EMAIL)) {
      return 1.6;
    }
    return this == PASSING && channel == DemoChannel.PAID_SOCIAL ? 1.5 : 1;
  }

  static Segment draw(Chance chance) {
    return values()[chance.nextIndex(SHARES)];
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static double[] shares() {
    Segment[] all = values();
    double[] weights = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      weights[i] = all[i].share;
    }
    return Chance.cumulated(weights);
  }
}
