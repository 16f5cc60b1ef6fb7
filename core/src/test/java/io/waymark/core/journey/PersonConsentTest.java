package io.waymark.core.journey;

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
import org.junit.jupiter.api.Test;

class PersonConsentTest {
  private static final long START = Long.MIN_VALUE;

  private final PersonStep step = new PersonStep(new JourneyBounds(1_000, 10_000, 50));
  private final PersonState state = new PersonState();
  private final Decisions decisions = new Decisions();

  private static Arrival with(Arrival any, Permission analytics, Permission advertising) {
    return any.meaning(
        any.event(), new Decision(0, "", GoalReached.NONE, analytics, advertising, 0));
  }

  private static Arrival said(String id, long ts, Permission analytics, Permission advertising) {
    return with(Events.arrival(id, EventKind.CONSENT, "c1", "", ts, "", 0), analytics, advertising);
  }

  private void arrive(Arrival arrival) {
    step.arrive(state, arrival, START, decisions);
  }

  @Test
  void whatWasRefusedIsInNoFigureAndNoJourneyUntilItIsGivenAgain() {
    arrive(Events.touch("t1", 100));
    arrive(said("no", 200, Permission.REFUSED, Permission.ASSUMED));
    arrive(Events.touch("t2", 300));
    arrive(said("yes", 400, Permission.GIVEN, Permission.ASSUMED));
    arrive(Events.touch("t3", 500));
    arrive(Events.purchase("p", 600, "o1", 10));
    arrive(Events.touch("behind", 350));
    step.advance(state, 900, decisions);
    assertThat(decisions.accepted).containsExactly("t1", "no", "yes", "t3", "p");
    assertThat(decisions.filtered).containsExactly("no_consent:t2", "no_consent:behind");
    assertThat(decisions.journeys).containsEntry("o:o1", "10.0000 EUR: 100 500");
    assertThat(state.counts().touches()).isEqualTo(2);
    assertThat(state.consents().analytics()).isEqualTo(Permission.GIVEN);
  }

  @Test
  void whereATenantAsksNothingCountsBeforeAWord() {
    Arrival silent = with(Events.touch("t1", 100), Permission.MISSING, Permission.ASSUMED);
    arrive(silent);
    arrive(said("yes", 200, Permission.GIVEN, Permission.ASSUMED));
    arrive(with(Events.touch("t2", 300), Permission.MISSING, Permission.ASSUMED));
    assertThat(decisions.filtered).containsExactly("no_consent:t1");
    assertThat(decisions.accepted).containsExactly("yes", "t2");
  }

  @Test
  void whatAnEventItselfSaysGoesFirst() {
    arrive(said("no", 200, Permission.REFUSED, Permission.REFUSED));
    arrive(with(Events.touch("t1", 300), Permission.GIVEN, Permission.GIVEN));
    assertThat(decisions.accepted).containsExactly("no", "t1");
    assertThat(decisions.advertising).containsExactly("no=false", "t1=true");
  }

  @Test
  void whatAdvertisingMayNotUseIsMarkedInEventsAndJourneys() {
    arrive(Events.touch("t1", 100));
    arrive(said("no", 200, Permission.ASSUMED, Permission.REFUSED));
    arrive(Events.touch("t2", 300));
    arrive(Events.purchase("p", 400, "o1", 10));
    PersonState stored = repacked(state);
    step.advance(stored, 900, decisions);
    assertThat(decisions.advertising).containsExactly("t1=true", "no=false", "t2=false", "p=false");
    assertThat(decisions.touches).containsExactly("100=true", "300=false");
  }

  /** Whoever was visitor and customer: the words of both count, in the order of their times. */
  @Test
  void mergeKnowsTheWordsOfBoth() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Arrival> words = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        Permission word = random.nextBoolean() ? Permission.GIVEN : Permission.REFUSED;
        words.add(said("w" + i, 1 + random.nextInt(900), word, Permission.ASSUMED));
      }
      PersonState one = new PersonState();
      PersonState other = new PersonState();
      words.forEach(w -> step.arrive(random.nextBoolean() ? one : other, w, START, decisions));
      step.merge(one, repacked(other), START, decisions);
      Collections.shuffle(words, random);
      PersonState whole = new PersonState();
      words.forEach(w -> step.arrive(whole, w, START, decisions));
      for (long ts = 0; ts < 1_000; ts += 50) {
        Arrival touch = Events.touch("t" + ts, ts);
        assertThat(one.consents().resolve(touch).decision())
            .as("seed %d, time %d", seed, ts)
            .isEqualTo(whole.consents().resolve(touch).decision());
      }
    }
  }

  @Test
  void onlyTheLastWordsAreRemembered() {
    for (int i = 1; i <= 40; i++) {
      Permission word = i % 2 == 0 ? Permission.GIVEN : Permission.REFUSED;
      arrive(said("w" + i, 10L * i, word, Permission.ASSUMED));
    }
    PackedWriter out = new PackedWriter(64);
    state.consents().write(out);
    // 16 words: time and offset of a few bytes each, partition, yes or no.
    assertThat(out.size()).isLessThan(16 * 12 + 2);
    assertThat(state.consents().analytics()).isEqualTo(Permission.GIVEN);
  }

  @Test
  void moreThanAPersonDoesInAMinuteIsKeptAside() {
    for (int i = 0; i < 5; i++) {
      arrive(paced("a" + i, 60_000 + i));
      arrive(paced("a" + i, 60_000 + i));
    }
    arrive(paced("next", 120_000));
    arrive(paced("behind", 60_999));
    assertThat(decisions.accepted).containsExactly("a0", "a1", "a2", "next", "behind");
    assertThat(decisions.repeated).containsExactly("a0", "a1");
    assertThat(decisions.filtered)
        .as("what is over the limit is not remembered, so it can count by a replay")
        .containsExactly(
            "too_frequent:a2",
            "too_frequent:a3",
            "too_frequent:a3",
            "too_frequent:a4",
            "too_frequent:a4");
  }

  private static Arrival paced(String id, long ts) {
    Arrival any = Events.touch(id, ts);
    return any.meaning(
        any.event(),
        new Decision(1, "", GoalReached.NONE, Permission.ASSUMED, Permission.ASSUMED, 3));
  }

  private static PersonState repacked(PersonState person) {
    PackedWriter out = new PackedWriter(16);
    person.write(out);
    return PersonState.read(new PackedReader(out.toBytes()));
  }
}
