package io.waymark.jobs.pattern.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.automaton.WindowRule;
import io.waymark.core.pattern.matching.Matcher;
import io.waymark.testkit.pattern.PatternDraft;
import io.waymark.testkit.pattern.PatternGenerator;
import io.waymark.testkit.pattern.StreamGenerator;
import io.waymark.testkit.pattern.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Events that no condition can hold for, judged by kind, name and channel, are not shown to the
 * automaton at all: it finds the same matches without them, and the same dead ends but for repeats,
 * of which one is given.
 */
class PassedOverEventsTest {
  private static final int PATTERNS = 3_000;
  private static final int LENGTH = 16;
  private static final int LIMIT = 100_000;

  @Test
  void leavingThemOutChangesNothing() {
    long left = 0;
    List<String> different = new ArrayList<>();
    for (long seed = 1; seed <= PATTERNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      PatternDraft draft = new PatternGenerator(Vocabulary.SMALL, random).next("p");
      if (Admitted.growsWithoutBound(draft)) {
        continue;
      }
      List<Event> events = new StreamGenerator(Vocabulary.SMALL, random).next(draft, LENGTH);
      Matcher matcher =
          new Matcher(Admitted.book(events.get(0).tenant(), List.of(draft)), Matcher.Report.NONE);
      List<Event> concerned = events.stream().filter(matcher::isConcernedBy).toList();
      left += events.size() - concerned.size();
      List<Outcome> all = run(draft, events);
      List<Outcome> some = run(draft, concerned);
      if (!matches(some).equals(matches(all)) || !new HashSet<>(some).equals(new HashSet<>(all))) {
        different.add("seed " + seed + ": " + draft.toJson());
      }
    }
    assertThat(different).isEmpty();
    assertThat(left).as("events left out").isGreaterThan(PATTERNS);
  }

  private static List<Outcome> matches(List<Outcome> outcomes) {
    return outcomes.stream().filter(o -> o.what().equals("match")).sorted().toList();
  }

  private static List<Outcome> run(PatternDraft draft, List<Event> events) {
    OurMatcher ours = new OurMatcher(draft.definition(), WindowRule.EVERY_STATE, LIMIT);
    return List.copyOf(ours.run(events));
  }
}
