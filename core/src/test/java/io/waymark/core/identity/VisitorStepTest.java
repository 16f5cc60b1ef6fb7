package io.waymark.core.identity;

import static io.waymark.core.journey.Events.arrival;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.control.ControlKey;
import io.waymark.core.erase.ErasedPersons;
import io.waymark.core.erase.ErasureOrder;
import io.waymark.core.erase.ErasureOrder.Mark;
import io.waymark.core.erase.PersonHash;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Decision;
import io.waymark.core.event.EventKind;
import io.waymark.core.event.GoalReached;
import io.waymark.core.event.Permission;
import io.waymark.core.journey.Decisions;
import io.waymark.core.journey.JourneyBounds;
import io.waymark.core.journey.PersonStep;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VisitorStepTest {
  private static final long START = Long.MIN_VALUE;
  private final VisitorStep step =
      new VisitorStep(new PersonStep(new JourneyBounds(1_000, 10_000, 50)));

  private static Arrival touch(long ts) {
    return arrival("t" + ts, EventKind.TOUCH, "", "a1", ts, "", 0);
  }

  private static Arrival identify(long ts, String customer) {
    return arrival("i" + ts, EventKind.IDENTIFY, customer, "a1", ts, "", 0);
  }

  private Decisions run(List<Arrival> arrivals) {
    VisitorState state = new VisitorState();
    Decisions decisions = new Decisions();
    arrivals.forEach(a -> step.arrive(state, a, START, decisions));
    step.advance(repacked(state), 1_000, decisions);
    return decisions;
  }

  private static VisitorState repacked(VisitorState state) {
    PackedWriter out = new PackedWriter(64);
    state.write(out);
    return VisitorState.read(new PackedReader(out.toBytes()));
  }

  @Test
  void anUnknownVisitorKeepsItsOwnHistory() {
    Decisions decisions = run(List.of(touch(1), touch(2)));
    assertThat(decisions.accepted).containsExactly("t1", "t2");
    assertThat(decisions.forwarded).isEmpty();
  }

  /** After a broker was away, one partition may hold the watermark while others bring days. */
  @Test
  void aRepeatIsKnownHoweverFarTheWatermarkGoesAtOnce() {
    VisitorState state = new VisitorState();
    Decisions decisions = new Decisions();
    step.arrive(state, touch(1), START, decisions);
    step.arrive(state, touch(500), START, decisions);
    step.arrive(state, touch(1), START, decisions);
    step.advance(state, 1_000_000, decisions);
    assertThat(decisions.accepted).containsExactly("t1", "t500");
    assertThat(decisions.repeated).containsExactly("t1");
  }

  @Test
  void identifyHandsTheHistoryOverOnceAndRoutesFromThereOn() {
    Decisions decisions = run(List.of(touch(1), identify(2, "c1"), touch(3), identify(4, "c1")));
    assertThat(decisions.identities).containsExactly("c1@0");
    assertThat(decisions.handedOver).hasSize(1);
    assertThat(decisions.handedOver.get(0).counts().events()).isEqualTo(1);
    assertThat(decisions.forwarded).containsExactly("c1:i2", "c1:t3", "c1:i4");
  }

  @Test
  void aVisitorWhoRefusedIsNotIdentified() {
    Arrival no = arrival("no", EventKind.CONSENT, "", "a1", 2, "", 0);
    Decisions decisions =
        run(List.of(touch(1), said(no, Permission.REFUSED), identify(3, "c1"), touch(4)));
    assertThat(decisions.identities).isEmpty();
    assertThat(decisions.forwarded).isEmpty();
    assertThat(decisions.filtered).containsExactly("no_consent:i3", "no_consent:t4");
  }

  @Test
  void whatAVisitorSaidGoesWithTheHistory() {
    Arrival no = arrival("no", EventKind.CONSENT, "", "a1", 5, "", 0);
    Decisions decisions =
        run(List.of(touch(1), identify(2, "c1"), said(no, Permission.REFUSED), touch(6)));
    assertThat(decisions.forwarded).as("the customer's stage judges").contains("c1:no", "c1:t6");
  }

  @Test
  void whereConsentIsAskedForAnIdentifyThatSaysNothingIsTheCustomersAlone() {
    Decisions decisions = run(List.of(said(identify(2, "c1"), Permission.MISSING), touch(3)));
    assertThat(decisions.identities).isEmpty();
    assertThat(decisions.forwarded).containsExactly("c1:i2");
    assertThat(decisions.accepted).containsExactly("t3");
  }

  private static Arrival said(Arrival any, Permission analytics) {
    return any.meaning(
        any.event(), new Decision(0, "", GoalReached.NONE, analytics, Permission.ASSUMED, 0));
  }

  @Test
  void aSecondCustomerOwnsTheIdFromThatEventOn() {
    Decisions decisions =
        run(List.of(touch(1), identify(2, "c1"), touch(3), identify(4, "c2"), touch(5)));
    assertThat(decisions.identities).containsExactly("c1@0", "c2@4");
    assertThat(decisions.forwarded).containsExactly("c1:i2", "c1:t3", "c2:i4", "c2:t5");
    assertThat(decisions.handedOver).hasSize(1);
  }

  @Test
  void orderOfArrivalDoesNotMatterWithinTheOrderingWait() {
    List<Arrival> events =
        List.of(touch(1), identify(2, "c1"), touch(3), touch(4), identify(5, "c2"), touch(6));
    Decisions expected = run(events);
    for (int seed = 0; seed < 200; seed++) {
      List<Arrival> shuffled = new ArrayList<>(events);
      Collections.shuffle(shuffled, new Random(seed));
      Decisions decisions = run(shuffled);
      assertThat(decisions.forwarded).as("seed %d", seed).isEqualTo(expected.forwarded);
      assertThat(decisions.identities).as("seed %d", seed).isEqualTo(expected.identities);
      assertThat(decisions.handedOver.get(0).counts().events()).isEqualTo(1);
    }
  }

  @Test
  void anIdentifyOutOfOrderStillMakesOneCustomerOfTheVisitor() {
    VisitorState state = new VisitorState();
    Decisions decisions = new Decisions();
    step.arrive(state, touch(100), START, decisions);
    step.advance(state, 500, decisions);
    step.arrive(state, identify(50, "c1"), 500, decisions);
    step.arrive(state, touch(600), 500, decisions);
    step.advance(state, 700, decisions);
    assertThat(decisions.identities).containsExactly("c1@0");
    assertThat(decisions.handedOver.get(0).counts().events()).isEqualTo(1);
    assertThat(decisions.forwarded).containsExactly("c1:i50", "c1:t600");
  }

  @Test
  void aSharedDeviceKeepsABoundedNumberOfOwners() {
    IdentityMap map = new IdentityMap();
    for (int i = 0; i < 100; i++) {
      map.add("c" + i, 1_000 + i);
    }
    assertThat(map.ownerAt(2_000)).isEqualTo("c99");
    assertThat(map.ownerAt(1_068)).isEqualTo("c68");
    assertThat(map.ownerAt(1_069)).isEqualTo("c69");
  }

  private static final long ERASED_AT = 100;

  /** Marks of a1 for those times, by whoever was erased. */
  private static ErasedPersons erased(long... fromUntil) {
    ErasedPersons erased = new ErasedPersons();
    for (int i = 0; i < fromUntil.length; i += 2) {
      Mark mark = new Mark(new PersonHash("00").of(false, "a1"), fromUntil[i], fromUntil[i + 1]);
      ControlKey key = ErasureOrder.key("acme", "r", i);
      erased.put(new ErasureOrder(key, ERASED_AT, "00", List.of(), List.of(mark)));
    }
    return erased;
  }

  private Decisions erase(VisitorState state, ErasedPersons erased) {
    Decisions decisions = new Decisions();
    step.erase(state, erased, erased.spans("acme", false, "a1"), decisions);
    return decisions;
  }

  private VisitorState after(Arrival... arrivals) {
    VisitorState state = new VisitorState();
    for (Arrival arrival : arrivals) {
      step.arrive(state, arrival, START, new Decisions());
    }
    step.advance(state, 50, new Decisions());
    return state;
  }

  @Test
  void nothingIsLeftOfAVisitorWhoseIdWasOnePersonsAllTheTime() {
    VisitorState state = after(touch(1), identify(2, "c1"), touch(3), touch(60));
    erase(state, erased(0, ERASED_AT + 1));
    assertThat(state.isEmpty()).isTrue();
  }

  @Test
  void nothingIsLeftOfAVisitorWhoWasNobody() {
    VisitorState state = after(touch(1), touch(60));
    erase(state, erased(0, ERASED_AT + 1));
    assertThat(state.isEmpty()).isTrue();
  }

  @Test
  void theFirstOwnerGoesAndTheSecondStays() {
    VisitorState state = after(identify(2, "c1"), identify(4, "c2"), touch(60));
    assertThat(erase(state, erased(0, 4)).identities).isEmpty();
    Decisions later = new Decisions();
    step.advance(state, 1_000, later);
    assertThat(later.forwarded).containsExactly("c2:t60");
  }

  @Test
  void theLastOwnerGoesAndTheIdIsNobodysFromThenOn() {
    VisitorState state = after(identify(2, "c1"), identify(4, "c2"), touch(60));
    assertThat(erase(state, erased(4, ERASED_AT + 1)).identities).containsExactly("@101");
    Decisions later = new Decisions();
    step.arrive(state, touch(3), 50, later);
    step.arrive(state, touch(101), 50, later);
    step.advance(state, 1_000, later);
    assertThat(later.forwarded).containsExactly("c1:t3");
    assertThat(later.accepted).containsExactly("t101");
  }

  @Test
  void aNewLifeIsLeftAloneWhenTheOldOneIsErasedAgain() {
    VisitorState state = after(touch(1), identify(2, "c1"));
    ErasedPersons erased = erased(0, ERASED_AT + 1);
    erase(state, erased);
    step.arrive(state, touch(110), 200, new Decisions());
    step.arrive(state, identify(120, "c3"), 200, new Decisions());
    VisitorState kept = repacked(state);
    erase(kept, erased);
    assertThat(kept.isEmpty()).isFalse();
    Decisions later = new Decisions();
    step.arrive(kept, touch(130), 200, later);
    assertThat(later.forwarded).containsExactly("c3:t130");
  }
}
