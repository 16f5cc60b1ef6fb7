package io.waymark.core.journey;

import static io.waymark.core.journey.Events.purchase;
import static io.waymark.core.journey.Events.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.Decision;
import io.waymark.core.event.EventKind;
import io.waymark.core.event.GoalReached;
import io.waymark.core.event.Permission;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PersonStepTest {
  private static final JourneyBounds BOUNDS = new JourneyBounds(1_000, 10_000, 50);
  private static final long START = Long.MIN_VALUE;

  private final PersonStep step = new PersonStep(BOUNDS);
  private final PersonState state = new PersonState();
  private final Decisions decisions = new Decisions();

  private void arrive(Arrival arrival, long watermark) {
    step.arrive(state, arrival, watermark, decisions);
  }

  private void advance(long watermark) {
    step.advance(state, watermark, decisions);
  }

  @Test
  void journeyHoldsTheTouchesUpToItsPurchase() {
    arrive(touch("t1", 100), START);
    arrive(purchase("p1", 300, "o1", 20), START);
    arrive(touch("t2", 200), START);
    arrive(touch("t3", 400), START);
    arrive(purchase("p2", 500, "", 5), START);
    assertThat(decisions.journeys).isEmpty();
    advance(1_000);
    assertThat(decisions.journeys)
        .containsEntry("o:o1", "20.0000 EUR: 100 200")
        .containsEntry("e:c1/p2", "5.0000 EUR: 400");
  }

  @Test
  void linesOfOneOrderAreOnePurchase() {
    arrive(purchase("l1", 300, "o1", 20), START);
    arrive(purchase("l2", 300, "o1", 22), START);
    advance(1_000);
    assertThat(decisions.purchases).isEqualTo(1);
    assertThat(state.counts().conversions()).isEqualTo(2);
    assertThat(state.counts().purchases()).isEqualTo(1);
    assertThat(decisions.journeys).containsExactly(java.util.Map.entry("o:o1", "42.0000 EUR:"));
  }

  @Test
  void aSecondOneOfAnOrderIsARepeatWhereItsGoalIsOncePerOrder() {
    arrive(once("l1", 300, "o1", "purchase"), START);
    arrive(once("l2", 310, "o1", "purchase"), START);
    arrive(once("l3", 320, "o1", "lead"), START);
    arrive(once("l4", 330, "o1", ""), START);
    arrive(once("l5", 340, "o2", "purchase"), START);
    arrive(once("l6", 350, "", "purchase"), START);
    arrive(once("l7", 360, "", "purchase"), START);
    assertThat(decisions.repeated).containsExactly("l2");
    assertThat(decisions.accepted).containsExactly("l1", "l3", "l4", "l5", "l6", "l7");
    assertThat(state.counts().purchases()).as("o1, o2, and two without an order").isEqualTo(4);
  }

  private static Arrival once(String id, long ts, String order, String goal) {
    Arrival any = purchase(id, ts, order, 10);
    GoalReached reached = new GoalReached(goal, "purchase", !goal.isEmpty(), 0, "", 0, "");
    return any.meaning(
        any.event(), new Decision(0, "", reached, Permission.ASSUMED, Permission.ASSUMED, 0));
  }

  /** However the lines come and whenever the state is stored: one of each goal and order counts. */
  @Test
  void oncePerOrderDoesNotDependOnTheOrderOfArrival() {
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<Arrival> lines = new ArrayList<>();
      Set<String> distinct = new TreeSet<>();
      for (int i = 0; i < 40; i++) {
        Arrival line =
            once("l" + i, 100 + random.nextInt(900), "o" + random.nextInt(6), "g" + i % 2);
        lines.add(line);
        distinct.add(line.onceKey());
      }
      for (int shuffle = 0; shuffle < 3; shuffle++) {
        Collections.shuffle(lines, random);
        PersonState fresh = new PersonState();
        Decisions made = new Decisions();
        for (Arrival line : lines) {
          step.arrive(fresh, line, START, made);
          fresh = PersonState.read(new PackedReader(packed(fresh)));
        }
        assertThat(made.accepted).as("seed %d, round %d", seed, round).hasSize(distinct.size());
      }
    }
  }

  @Test
  void aRepeatCountsOnce() {
    arrive(touch("t1", 100), START);
    arrive(touch("t1", 100), START);
    arrive(touch("t1", 150), 120);
    assertThat(decisions.accepted).containsExactly("t1");
    assertThat(decisions.repeated).containsExactly("t1", "t1");
    assertThat(state.counts().events()).isEqualTo(1);
  }

  @Test
  void spendOfAnyAgeCountsOnce() {
    Arrival old = Events.arrival("s1", EventKind.SPEND, "", "", 100, "", 0);
    arrive(old, 5_000);
    arrive(old, 5_900);
    assertThat(decisions.accepted).containsExactly("s1");
    assertThat(decisions.repeated).containsExactly("s1");
  }

  @Test
  void whatMayBeForgottenIsForgottenWhetherOrNotItStillIsInMemory() {
    arrive(purchase("l1", 100, "o1", 1), START);
    arrive(purchase("l2", 2_000, "o1", 1), 1_100);
    assertThat(decisions.purchases).as("o1 was last seen at 100, 1000 before").isEqualTo(1);
    arrive(purchase("l3", 4_000, "o1", 1), 3_001);
    assertThat(decisions.purchases).as("o1 was last seen at 2000, 1001 before").isEqualTo(2);
  }

  @Test
  void anOutOfOrderTouchFindsItsPlace() {
    arrive(touch("t1", 100), START);
    arrive(purchase("p1", 300, "", 20), START);
    advance(600);
    arrive(touch("t0", 200), 600);
    advance(600);
    assertThat(decisions.journeys).containsEntry("e:c1/p1", "20.0000 EUR: 100 200");
  }

  @Test
  void anOutOfOrderPurchaseSplitsTheJourneyAfterIt() {
    arrive(touch("t1", 100), START);
    arrive(touch("t2", 300), START);
    arrive(purchase("late", 400, "", 1), START);
    advance(600);
    arrive(purchase("early", 200, "", 2), 600);
    advance(600);
    assertThat(decisions.journeys)
        .containsEntry("e:c1/early", "2.0000 EUR: 100")
        .containsEntry("e:c1/late", "1.0000 EUR: 300");
  }

  @Test
  void touchesAreBoundedAndTheJourneySaysSo() {
    for (int i = 0; i < 60; i++) {
      arrive(touch("t" + i, 100 + i), START);
    }
    arrive(purchase("p", 500, "", 1), START);
    advance(600);
    assertThat(decisions.journeys.get("e:c1/p")).endsWith("truncated").contains(" 110 ");
    assertThat(decisions.journeys.get("e:c1/p")).doesNotContain(" 109 ");
  }

  @Test
  void wakesUpForWhatWaitsOnly() {
    arrive(touch("t", 100), START);
    assertThat(PersonStep.nextTimer(state)).isEqualTo(100);
    advance(200);
    assertThat(PersonStep.nextTimer(state)).isEqualTo(PersonStep.NO_TIMER);
  }

  @Test
  void orderOfArrivalDoesNotMatterWithinTheBounds() {
    for (int seed = 0; seed < 300; seed++) {
      List<Arrival> events = randomEvents(new Random(seed), 30);
      Decisions inOrder = run(events);
      List<Arrival> shuffled = new ArrayList<>(events);
      Collections.shuffle(shuffled, new Random(seed + 1));
      Decisions otherwise = run(shuffled);
      assertThat(otherwise.journeys).as("seed %d", seed).isEqualTo(inOrder.journeys);
      assertThat(otherwise.purchases).as("seed %d", seed).isEqualTo(inOrder.purchases);
    }
  }

  @Test
  void mergeIsTheFoldOfBothInTimeOrder() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Arrival> events = randomEvents(random, 30);
      PersonState a = new PersonState();
      PersonState b = new PersonState();
      Decisions merged = new Decisions();
      for (Arrival event : events) {
        step.arrive(random.nextBoolean() ? a : b, event, START, merged);
      }
      if (random.nextBoolean()) {
        step.advance(a, 250, merged);
      }
      step.merge(a, b, 250, merged);
      step.advance(a, 900, merged);
      PersonState whole = new PersonState();
      Decisions folded = new Decisions();
      events.forEach(event -> step.arrive(whole, event, START, folded));
      step.advance(whole, 900, folded);
      assertThat(merged.journeys).as("seed %d", seed).isEqualTo(folded.journeys);
      assertThat(packedCounts(a)).as("seed %d", seed).isEqualTo(packedCounts(whole));
    }
  }

  @Test
  void aSettledJourneyStandsWhenAVisitorJoinsLater() {
    arrive(touch("t1", 100), START);
    arrive(purchase("p1", 300, "o1", 20), START);
    advance(300);
    arrive(touch("t2", 5_000), START);
    advance(5_000);
    PersonState visitor = new PersonState();
    step.arrive(visitor, touch("v1", 200), START, decisions);
    step.arrive(visitor, touch("v2", 4_900), START, decisions);
    step.arrive(visitor, purchase("p2", 5_100, "o2", 5), START, decisions);
    step.advance(visitor, 5_100, decisions);
    step.merge(state, visitor, 5_200, decisions);
    assertThat(decisions.journeys)
        .containsEntry("o:o1", "20.0000 EUR: 100")
        .containsEntry("o:o2", "5.0000 EUR: 4900 5000");
  }

  @Test
  void thePackedFormIsTheState() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      PersonState original = new PersonState();
      for (Arrival event : randomEvents(random, 40)) {
        step.arrive(original, event, START, decisions);
      }
      step.advance(original, random.nextInt(500), decisions);
      PersonState copy = PersonState.read(new PackedReader(packed(original)));
      assertThat(PersonStep.nextTimer(copy)).isEqualTo(PersonStep.nextTimer(original));
      Decisions fromOriginal = new Decisions();
      Decisions fromCopy = new Decisions();
      for (Arrival event : randomEvents(new Random(seed + 7), 40)) {
        step.arrive(original, event, 500, fromOriginal);
        step.arrive(copy, event, 500, fromCopy);
      }
      step.advance(original, 900, fromOriginal);
      step.advance(copy, 900, fromCopy);
      assertThat(fromCopy.journeys).as("seed %d", seed).isEqualTo(fromOriginal.journeys);
      assertThat(fromCopy.repeated).as("seed %d", seed).isEqualTo(fromOriginal.repeated);
      assertThat(packedCounts(copy)).isEqualTo(packedCounts(original));
    }
  }

  private Decisions run(List<Arrival> events) {
    PersonState person = new PersonState();
    Decisions made = new Decisions();
    for (Arrival event : events) {
      step.arrive(person, event, 300, made);
      step.advance(person, 300, made);
    }
    step.advance(person, 900, made);
    return made;
  }

  private static List<Arrival> randomEvents(Random random, int count) {
    List<Arrival> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long ts = 1 + random.nextInt(800);
      boolean order = random.nextInt(3) == 0;
      String id = "e" + random.nextInt(1000) + "-" + i;
      events.add(
          random.nextInt(4) == 0
              ? purchase(id, ts, order ? "o" + random.nextInt(4) : "", random.nextInt(90))
              : touch(id, ts));
    }
    return events;
  }

  private static byte[] packed(PersonState person) {
    PackedWriter out = new PackedWriter(16);
    person.write(out);
    return out.toBytes();
  }

  private static byte[] packedCounts(PersonState person) {
    PackedWriter out = new PackedWriter(16);
    person.counts().write(out);
    return out.toBytes();
  }
}
