package io.waymark.bench.line;

import io.waymark.core.event.Amount;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A shop's events in order of time.
 *
 * <p>Of nine people six are customers from the start, two stay visitors, and one is a visitor in
 * the first half of the time and signs in with every visit of the second.
 */
final class ShopTraffic {
  private static final List<String> CHANNELS =
      List.of(
          "organic_search",
          "direct",
          "paid_search",
          "email",
          "paid_social",
          "display",
          "affiliate",
          "referral");
  private static final Set<String> PLANNED =
      Set.of("paid_search", "email", "paid_social", "display", "affiliate");
  private static final int CAMPAIGNS = 3;
  private static final double[] SHARES = {0.28, 0.21, 0.17, 0.12, 0.09, 0.06, 0.04, 0.03};
  private static final List<String> REGIONS =
      List.of("DE", "DE", "DE", "DE", "FR", "FR", "GB", "GB", "NL", "AT", "US");
  private static final List<String> DEVICES =
      List.of("mobile", "mobile", "mobile", "mobile", "desktop", "desktop", "tablet");
  private static final List<String> ACTIONS =
      List.of("page:/product", "page:/category", "search", "add_to_cart", "page:/checkout");
  private static final double BUYS = 0.06;
  private static final int GROUP = 9;
  private static final int CUSTOMERS_OF_GROUP = 6;
  private static final int SIGNS_IN = 8;

  private final Visits visits;
  private final long begin;
  private final long half;
  private final long seed;

  ShopTraffic(TrafficSettings settings, Visits visits, long begin) {
    this.visits = visits;
    this.begin = begin;
    this.half = settings.days() * 43_200_000L;
    this.seed = settings.seed();
  }

  /** How many events there are. */
  int size() {
    return visits.size();
  }

  /** One of them; always the same. */
  Event event(int number) {
    int visit = visits.visit(number);
    int place = visits.place(number);
    SplittableRandom chance = new SplittableRandom(seed ^ ((long) visit << 6 | place));
    EventKind kind = kind(number, chance);
    Buyer buyer = buyer(number);
    String channel = channel(visit);
    boolean buys = kind == EventKind.CONVERSION;
    return new Event(
        "e" + Integer.toString(visit, 36) + "-" + place,
        "",
        buyer.customerId(),
        buyer.anonymousId(),
        kind,
        name(kind, chance),
        channel,
        campaign(visit, channel),
        "s" + Integer.toString(visit, 36),
        buys ? "o" + Integer.toString(visit, 36) : "",
        begin + visits.millis(number),
        DEVICES.get(visits.person(visit) % DEVICES.size()),
        REGIONS.get(visits.person(visit) % REGIONS.size()),
        buys ? revenue(chance) : 0,
        buys ? "EUR" : "",
        0,
        0,
        properties(chance));
  }

  private EventKind kind(int number, SplittableRandom chance) {
    int visit = visits.visit(number);
    int place = visits.place(number);
    if (place == 0) {
      return signsIn(number) ? EventKind.IDENTIFY : EventKind.TOUCH;
    }
    boolean buys = visits.isLast(visit, place) && chance.nextDouble() < BUYS;
    return buys ? EventKind.CONVERSION : EventKind.ENGAGEMENT;
  }

  private boolean signsIn(int number) {
    return visits.person(visits.visit(number)) % GROUP == SIGNS_IN && visits.millis(number) >= half;
  }

  private Buyer buyer(int number) {
    int person = visits.person(visits.visit(number));
    boolean known = person % GROUP < CUSTOMERS_OF_GROUP || signsIn(number);
    return new Buyer(known ? "customer-" + person : "", "visitor-" + person);
  }

  private static String name(EventKind kind, SplittableRandom chance) {
    return switch (kind) {
      case TOUCH -> "visit";
      case IDENTIFY -> "sign_in";
      case CONVERSION -> "order";
      default -> ACTIONS.get(chance.nextInt(ACTIONS.size()));
    };
  }

  /** The channel of a whole visit. */
  private String channel(int visit) {
    double left = new SplittableRandom(seed + visit).nextDouble();
    int channel = 0;
    while (channel < SHARES.length - 1 && left >= SHARES[channel]) {
      left -= SHARES[channel++];
    }
    return CHANNELS.get(channel);
  }

  /** Paid channels and mailings have three campaigns each. */
  private static String campaign(int visit, String channel) {
    return PLANNED.contains(channel) ? channel + "-" + visit % CAMPAIGNS : "";
  }

  private static long revenue(SplittableRandom chance) {
    return (long) (Math.exp(3.6 + 0.7 * chance.nextGaussian()) * 100) * (Amount.UNIT / 100);
  }

  private static String properties(SplittableRandom chance) {
    return "{\"sku\":\"sku-%d\",\"position\":%d,\"logged_in\":%b,\"page_seconds\":%d}"
        .formatted(
            chance.nextInt(5_000), chance.nextInt(40), chance.nextBoolean(), chance.nextInt(300));
  }

  private record Buyer(String customerId, String anonymousId) {}
}
