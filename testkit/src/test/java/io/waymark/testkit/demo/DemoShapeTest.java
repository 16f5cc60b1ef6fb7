package io.waymark.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.testkit.demo.DemoLine.Fate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two years of a twentieth of the shop, against the ranges that docs/demo-store.md gives. */
class DemoShapeTest {

  private static final Map<String, Long> ORDERS = new HashMap<>();
  private static final Map<String, Integer> SESSIONS = new HashMap<>();
  private static DemoStore store;

  @BeforeAll
  static void readTwoYears() {
    store = new DemoStore(DemoSettings.of(1, 730, 5_000, Instant.parse("2026-01-01T00:00:00Z")));
    while (store.hasNext()) {
      DemoLine line = store.next();
      if (line.fate() == Fate.ACCEPTED) {
        add(line.event());
      }
    }
  }

  private static void add(Event event) {
    if (event.kind() == EventKind.CONVERSION) {
      ORDERS.merge(event.orderId(), event.revenue(), Long::sum);
    }
    if (event.kind() == EventKind.TOUCH) {
      SESSIONS.merge(event.sessionId(), 1, Integer::sum);
    }
  }

  @Test
  void isAsLargeAsPromised() {
    assertThat(store.totals().conversions()).isGreaterThan(100_000 / 20);
    assertThat(store.totals().customers()).isGreaterThan(80_000 / 20);
    assertThat(store.totals().buyers()).isGreaterThan(40_000 / 20);
  }

  @Test
  void basketsLookLikeCdnow() {
    double[] values = ORDERS.values().stream().mapToDouble(v -> v / 10_000.0).sorted().toArray();
    double logMean = Arrays.stream(values).map(Math::log).average().orElseThrow();
    double logDeviation =
        Math.sqrt(
            Arrays.stream(values)
                .map(v -> Math.pow(Math.log(v) - logMean, 2))
                .average()
                .orElseThrow());
    assertThat(Arrays.stream(values).average().orElseThrow()).isBetween(32.0, 42.0);
    assertThat(values[values.length / 2]).isBetween(22.0, 31.0);
    assertThat(logDeviation).isBetween(0.65, 0.90);
  }

  @Test
  void buyersComeBackAsInCdnowAndOnlineRetail() {
    Population people = store.shop().people();
    int[] orders = IntStream.of(people.orders).filter(count -> count > 0).toArray();
    double once = Arrays.stream(orders).filter(count -> count == 1).count();
    assertThat(once / orders.length).isBetween(0.40, 0.52);
    assertThat(Arrays.stream(orders).average().orElseThrow()).isBetween(2.2, 3.5);
  }

  @Test
  void visitsRarelyEndWithAnOrder() {
    double rate = (double) ORDERS.size() / SESSIONS.size();
    assertThat(rate).isBetween(0.05, 0.16);
  }

  @Test
  void aQuarterLeavesInAYear() {
    Population people = store.shop().people();
    double years = 0;
    double left = 0;
    for (int person = 0; person < people.size; person++) {
      int until = Math.min(730, people.leftDay[person]);
      years += Math.max(0, until - Math.max(0, people.joinDay[person])) / 365.0;
      left += people.leftDay[person] != Population.NEVER ? 1 : 0;
    }
    assertThat(left / years).isBetween(0.20, 0.35);
  }

  @Test
  void troubleMovesCustomersAwayAndUseKeepsThem() {
    Population people = new Population(store.settings());
    for (int person = 0; person < people.size; person++) {
      double before = Leaving.probability(people, person, 730);
      people.ticketLoad[person] += 1;
      double withTicket = Leaving.probability(people, person, 730);
      people.lateLoad[person] += 1;
      double withBoth = Leaving.probability(people, person, 730);
      people.featureUse[person] += 0.1f;
      double used = Leaving.probability(people, person, 730);
      people.shiftSatisfaction(person, -0.5);
      assertThat(withTicket).isGreaterThan(before);
      assertThat(withBoth).isGreaterThan(withTicket);
      assertThat(used).isLessThan(withBoth);
      assertThat(Leaving.probability(people, person, 730)).isGreaterThan(used);
    }
  }

  @Test
  void whatHappensAgreesWithWhatWasExpected() {
    TrueEffects truth = store.shop().truth();
    double expected = TrueEffects.sum(truth.expectedConversions);
    long happened = IntStream.of(store.shop().people().orders).asLongStream().sum();
    assertThat(happened)
        .isBetween(
            (long) (expected - 4 * Math.sqrt(expected)),
            (long) (expected + 4 * Math.sqrt(expected)));
    double marketing = 1 - TrueEffects.sum(truth.baselineConversions) / expected;
    assertThat(marketing).isBetween(0.12, 0.30);
  }

  @Test
  void spendIsAFewPerCentOfRevenue() {
    double spend = store.totals().spend().values().stream().mapToLong(v -> v).sum();
    double revenue = store.totals().revenue().values().stream().mapToLong(v -> v).sum();
    assertThat(spend / revenue).isBetween(0.03, 0.12);
  }
}
