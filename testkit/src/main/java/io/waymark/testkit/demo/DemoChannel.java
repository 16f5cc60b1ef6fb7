package io.waymark.testkit.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The channels of the shop and what they truly do.
 *
 * <p>Spend fills an adstock (geometric), the adstock is saturated (Hill), the saturated pressure
 * scales how often people meet the channel; a person keeps what was met (carry-over) and that
 * raises the chance to buy while in the market. Video is never clicked: its pressure alone works.
 */
enum DemoChannel {
  /** Many clicks of people who look for the shop anyway. */
  PAID_SEARCH("paid_search", 0.075, 0.0012, 0.30, 0.55, 0.20, 0.90, 0.0014, 0.85, 2),
  /** Bought on social networks. */
  PAID_SOCIAL("paid_social", 0.045, 0.0018, 0.42, 0.75, 0.40, 0.80, 0.0012, 0.60, 3),
  /** Follows people who are about to buy; looks better than it is. */
  DISPLAY("display", 0.045, 0.0008, 0.06, 0.60, 0.30, 0.70, 0.0006, 0.70, 2),
  /** Never clicked; works on everybody who is in the market. */
  VIDEO("video", 0, 0, 0.28, 0, 0.60, 0.60, 0.0018, 0.44, 1),
  /** Vouchers on the way to the till: many last touches, little effect. */
  AFFILIATE("affiliate", 0.035, 0.0003, 0.05, 0.30, 0.10, 1.00, 0.0005, 0.90, 2),
  /** To registered people who agreed to it. */
  EMAIL("email", 0.045, 0.0035, 0.35, 0.70, 0, 0, 0, 1, 3),
  /** Unpaid search. */
  ORGANIC_SEARCH("organic_search", 0.095, 0.0022, 0.10, 0.50, 0, 0, 0, 1, 0),
  /** Links of others. */
  REFERRAL("referral", 0.018, 0.0007, 0.20, 0.60, 0, 0, 0, 1, 0),
  /** Typed or bookmarked: a sign of intent, not a cause. */
  DIRECT("direct", 0.080, 0.0028, 0, 0, 0, 0, 0, 1, 0);

  /** All channels, in order. */
  static final List<DemoChannel> ALL = List.of(values());

  /** Both together do more than the sum: what the product of their carry-overs adds. */
  static final double SYNERGY_SOCIAL_SEARCH = 0.25;

  /** Slope of the Hill curve of every paid channel. */
  static final double HILL_SLOPE = 1.3;

  private final String wireName;
  final double marketRate;
  final double idleRate;
  final double effect;
  final double carryOver;
  final double adstock;
  final double halfSaturation;
  final double spendPerCustomer;
  final double onShare;
  final int campaigns;

  /**
   * A channel.
   *
   * @param marketRate touches a day of a person in the market, at mean pressure
   * @param idleRate touches a day of everybody else
   * @param effect what one fresh touch (for video: full pressure) adds to the chance to buy, as a
   *     share of the chance without
   * @param carryOver what is left of a touch after a day
   * @param adstock what is left of spend after a day
   * @param halfSaturation adstock, in mean spend of a day that is on, at which half of the pressure
   *     is reached; 0 for unpaid channels
   * @param spendPerCustomer currency units a day and customer while on
   * @param onShare share of weeks with spend
   * @param campaigns number of campaigns
   */
  DemoChannel(
      String wireName,
      double marketRate,
      double idleRate,
      double effect,
      double carryOver,
      double adstock,
      double halfSaturation,
      double spendPerCustomer,
      double onShare,
      int campaigns) {
    this.wireName = wireName;
    this.marketRate = marketRate;
    this.idleRate = idleRate;
    this.effect = effect;
    this.carryOver = carryOver;
    this.adstock = adstock;
    this.halfSaturation = halfSaturation;
    this.spendPerCustomer = spendPerCustomer;
    this.onShare = onShare;
    this.campaigns = campaigns;
  }

  /** Name in events. */
  String wireName() {
    return wireName;
  }

  boolean isPaid() {
    return spendPerCustomer > 0;
  }

  /** Name of one of its campaigns; empty where it has none. */
  String campaign(int index) {
    return campaigns == 0 ? "" : wireName + "_" + (char) ('a' + index % campaigns);
  }

  /** The channel of that name. */
  static DemoChannel ofName(String name) {
    return Arrays.stream(values())
        .filter(channel -> channel.wireName.equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown channel '"
                    + name
                    + "': use one of "
                    + ALL.stream().map(DemoChannel::wireName).toList()));
  }
}
