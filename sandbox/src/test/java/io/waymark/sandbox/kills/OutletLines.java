package io.waymark.sandbox.kills;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * A second tenant made of the cases that are easy to get wrong: identify first, last, twice, out of
 * order and for a second customer; several visitors of one customer; orders of several lines in
 * four currencies; repeats, late and broken lines everywhere.
 */
final class OutletLines implements Iterable<Line> {
  static final String TENANT = "outlet";

  private static final long DAY = 86_400_000L;
  private static final List<String> CHANNELS = List.of("search", "social", "email", "affiliate");

  private final Random random;
  private final long startMs;
  private final long endMs;
  private final List<Line> lines = new ArrayList<>();

  /** That many persons, each with a story of about ten events, between start and end. */
  OutletLines(long seed, long startMs, long endMs, int persons) {
    this.random = new Random(seed);
    this.startMs = startMs;
    this.endMs = endMs;
    spend();
    for (int person = 0; person < persons; person++) {
      tell(person);
    }
    lines.sort(Comparator.comparingLong(Line::arrivalMs));
  }

  @Override
  public Iterator<Line> iterator() {
    return lines.iterator();
  }

  private void spend() {
    for (long day = startMs; day + DAY < endMs; day += DAY) {
      for (int i = 0; i < CHANNELS.size(); i++) {
        String channel = CHANNELS.get(i);
        String json =
            ("{\"event_id\":\"s%d\",\"kind\":\"spend\",\"channel\":\"%s\",\"campaign\":\"c%d\","
                    + "\"ts\":%d,\"cost\":%d.%04d,\"currency\":\"%s\",\"impressions\":%d}")
                .formatted(
                    day / 1000 + i,
                    channel,
                    i % 2,
                    day + i,
                    random.nextInt(900),
                    random.nextInt(10_000),
                    OutletWalk.CURRENCIES.get(i),
                    random.nextInt(50_000));
        lines.add(new Line(day + i, TENANT, "spend:" + channel, false, OutletWalk.bytes(json)));
      }
    }
  }

  private void tell(int person) {
    OutletWalk walk = walk(person, "v" + person);
    String customer = "c" + person;
    switch (person % 8) {
      case 0 -> knownFromTheStart(walk, customer);
      case 1 -> identifiedFirst(walk, customer);
      case 2 -> identifiedLast(walk, customer);
      case 3 -> identifiedTwice(walk, customer);
      case 4 -> sharedDevice(walk, customer, "d" + person);
      case 5 -> identifiedOutOfOrder(walk, customer);
      case 6 -> twoDevices(walk, walk(person, "w" + person), customer);
      default -> neverIdentified(walk);
    }
  }

  private OutletWalk walk(int person, String anonymousId) {
    long room = endMs - startMs - 3 * DAY;
    long begin = startMs + (long) (random.nextDouble() * room);
    return new OutletWalk(random, lines, anonymousId + "-" + person, begin, endMs);
  }

  private void knownFromTheStart(OutletWalk walk, String customer) {
    walk.knownAs(customer).touches(4).order(3).refund().touches(2).order(1);
  }

  private void identifiedFirst(OutletWalk walk, String customer) {
    walk.identify(customer).touches(4).order(2).touches(2);
  }

  private void identifiedLast(OutletWalk walk, String customer) {
    walk.touches(5).order(2).touches(2).purchaseWithoutOrder().identify(customer);
  }

  private void identifiedTwice(OutletWalk walk, String customer) {
    walk.touches(2).identify(customer).touches(3).identify(customer).order(4).refund();
  }

  private void sharedDevice(OutletWalk walk, String first, String second) {
    walk.touches(2).identify(first).touches(2).order(1);
    walk.identify(second).touches(3).order(2);
  }

  private void identifiedOutOfOrder(OutletWalk walk, String customer) {
    walk.touches(2).overtakenIdentify(customer).touches(2).order(1);
    walk.overtakenIdentify(customer + "-later").touches(2).purchaseWithoutOrder();
  }

  private void twoDevices(OutletWalk one, OutletWalk other, String customer) {
    one.touches(3).identify(customer).touches(1).order(2);
    other.touches(3).order(1).identify(customer).touches(2);
  }

  private void neverIdentified(OutletWalk walk) {
    walk.touches(3).order(2).touches(3);
  }
}
