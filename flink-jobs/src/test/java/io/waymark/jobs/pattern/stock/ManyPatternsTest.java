package io.waymark.jobs.pattern.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.core.pattern.automaton.Taken;
import io.waymark.core.pattern.automaton.WindowRule;
import io.waymark.core.pattern.matching.Finding;
import io.waymark.core.pattern.matching.MatchEffects;
import io.waymark.core.pattern.matching.Matcher;
import io.waymark.core.pattern.matching.PatternState;
import io.waymark.core.pattern.matching.Subject;
import io.waymark.testkit.pattern.PatternDraft;
import io.waymark.testkit.pattern.PatternGenerator;
import io.waymark.testkit.pattern.StreamGenerator;
import io.waymark.testkit.pattern.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Many patterns in one matcher, whose state is packed and read again between any two events, find
 * what each finds alone: the index by kind, name and channel changes nothing.
 */
class ManyPatternsTest {
  private static final int ROUNDS = 600;
  private static final int PATTERNS = 8;
  private static final int LENGTH = 16;
  private static final int LIMIT = 100_000;

  @Test
  void eachFindsWhatItFindsAlone() {
    int found = 0;
    int leftOut = 0;
    for (long seed = 1; seed <= ROUNDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<PatternDraft> drafts = drafts(random);
      List<Event> events =
          new StreamGenerator(Vocabulary.SMALL, random).next(drafts.get(0), LENGTH);
      Together together = new Together(drafts);
      together.run(events, random);
      if (together.isOverABound) {
        leftOut++;
        continue;
      }
      for (PatternDraft draft : drafts) {
        Set<Outcome> alone = new TreeSet<>();
        new OurMatcher(draft.definition(), WindowRule.EVERY_STATE, LIMIT)
            .run(events).stream().filter(o -> o.what().equals("match")).forEach(alone::add);
        Set<Outcome> matches = together.found.getOrDefault(draft.id(), new TreeSet<>());
        assertThat(matches).as("seed %d: %s", seed, draft.toJson()).isEqualTo(alone);
        found += matches.size();
      }
    }
    assertThat(found).isGreaterThan(ROUNDS * PATTERNS / 2);
    assertThat(leftOut).as("had too many partial matches").isLessThan(ROUNDS / 10);
  }

  private static List<PatternDraft> drafts(SplittableRandom random) {
    PatternGenerator generator = new PatternGenerator(Vocabulary.SMALL, random);
    List<PatternDraft> drafts = new ArrayList<>();
    while (drafts.size() < PATTERNS) {
      PatternDraft draft = generator.next("p" + drafts.size());
      if (!Admitted.growsWithoutBound(draft)) {
        drafts.add(draft);
      }
    }
    return drafts;
  }

  private static final class Together implements MatchEffects, Matcher.Report {
    private final Matcher matcher;
    private final Map<String, Set<Outcome>> found = new HashMap<>();
    private boolean isOverABound;

    Together(List<PatternDraft> drafts) {
      matcher = new Matcher(Admitted.book("main", drafts), this);
    }

    void run(List<Event> events, SplittableRandom random) {
      PatternState state = new PatternState();
      for (int i = 0; i < events.size(); i++) {
        Event event = events.get(i);
        matcher.arrive(state, new Arrival(event, 0, i, "", event.ts(), false));
        if (random.nextBoolean()) {
          matcher.advance(state, event.ts(), this);
          state.forgetOver(event.ts());
          state = packed(state);
        }
      }
      matcher.advance(state, Long.MAX_VALUE - 1, this);
    }

    @Override
    public void failed(String tenant, String pattern, int version, RuntimeException why) {
      throw why;
    }

    @Override
    public void dropped() {
      isOverABound = true;
    }

    private static PatternState packed(PatternState state) {
      PackedWriter out = new PackedWriter(64);
      state.write(out);
      return PatternState.read(new PackedReader(out.toBytes()));
    }

    @Override
    public Subject subject() {
      return new Subject("main", "c1");
    }

    @Override
    public void found(Finding finding) {
      if (!finding.deadEnd()) {
        found
            .computeIfAbsent(finding.pattern(), id -> new TreeSet<>())
            .add(Outcome.match(finding.ts(), events(finding)));
      }
    }

    private static Map<String, List<Event>> events(Finding finding) {
      Map<String, List<Event>> byStep = new LinkedHashMap<>();
      List<Taken.Touch> touches = finding.touches();
      for (int i = 0; i < touches.size(); i++) {
        byStep
            .computeIfAbsent(finding.stepOf(i), name -> new ArrayList<>())
            .add(touches.get(i).event());
      }
      return byStep;
    }
  }
}
