package io.waymark.bench.pattern;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.CostBound;
import io.waymark.core.pattern.InvalidPatternException;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.automaton.Automaton;
import io.waymark.core.pattern.automaton.Effects;
import io.waymark.core.pattern.automaton.Runner;
import io.waymark.core.pattern.automaton.Runs;
import io.waymark.core.pattern.automaton.Taken;
import io.waymark.core.pattern.automaton.WindowRule;
import io.waymark.core.wire.EventJson;
import io.waymark.testkit.pattern.PatternDraft;
import io.waymark.testkit.pattern.PatternGenerator;
import io.waymark.testkit.pattern.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Patterns of the test suite's generator that suit the traffic: admitted by the standard budget,
 * and at least {@value #FEWEST} and at most {@value #MOST} matches per 1,000 events. More often
 * than that nobody would act on it.
 */
final class PatternChoice {
  private static final int SAMPLE = 24_000;

  /** Most patterns hardly ever match: that shows in the first events already. */
  private static final int FIRST_LOOK = 4_000;

  private static final int FEWEST = 1;
  private static final int MOST = 50;
  private static final int MAX_RUNS = 1_000;
  private static final long HOUR_MS = 3_600_000;

  private final List<Event> sample = new ArrayList<>();

  PatternChoice(Path traffic) throws IOException {
    try (Stream<String> lines = Files.lines(traffic)) {
      lines.limit(SAMPLE).forEach(line -> sample.add(event(line)));
    }
  }

  private static Event event(String line) {
    Event event =
        EventJson.parse(line.getBytes(StandardCharsets.UTF_8), "main", Long.MAX_VALUE / 2).event();
    if (event == null) {
      throw new IllegalArgumentException("the traffic has a line that is no event: " + line);
    }
    return event;
  }

  /** The first so many patterns of a seed, as JSON. */
  List<String> take(int count, long seed) {
    Vocabulary words =
        new Vocabulary(
            List.of(JourneyTraffic.NAMES).subList(0, 30),
            List.of(JourneyTraffic.CHANNELS),
            HOUR_MS);
    PatternGenerator generator = new PatternGenerator(words, new SplittableRandom(seed));
    List<String> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      PatternDraft draft = generator.next("p" + chosen.size());
      if (draft.wholeMs() > 0 && suits(draft.definition())) {
        chosen.add(draft.toJson(false));
      }
    }
    return chosen;
  }

  private boolean suits(PatternDefinition definition) {
    try {
      CostBound.of(definition);
    } catch (InvalidPatternException e) {
      return false;
    }
    if (matches(definition, FIRST_LOOK) == 0) {
      return false;
    }
    int matches = matches(definition, SAMPLE);
    return matches >= FEWEST * SAMPLE / 1_000 && matches <= MOST * SAMPLE / 1_000;
  }

  private int matches(PatternDefinition definition, int events) {
    Runner runner = new Runner(Automaton.of(definition, WindowRule.EVERY_STATE), MAX_RUNS);
    Map<String, Runs> people = new HashMap<>();
    Counting counting = new Counting();
    for (Event event : sample.subList(0, events)) {
      Runs runs = people.computeIfAbsent(event.customerId(), id -> runner.begin());
      runner.advance(runs, event.ts(), counting);
      runner.take(runs, event, counting);
    }
    return counting.matches;
  }

  private static final class Counting implements Effects {
    private int matches;

    @Override
    public void matched(Taken match) {
      matches++;
    }

    @Override
    public void timedOut(Taken partial, long overTs) {
      // Only what is complete is counted.
    }

    @Override
    public void dropped() {
      // The job would count it; here the pattern is just expensive.
    }
  }
}
