package io.waymark.jobs.pattern.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.automaton.WindowRule;
import io.waymark.testkit.pattern.PatternDraft;
import io.waymark.testkit.pattern.PatternGenerator;
import io.waymark.testkit.pattern.StreamGenerator;
import io.waymark.testkit.pattern.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our matcher against flink-cep on random patterns and streams: the same matches and dead ends at
 * the same times, and those of one moment in the same order. {@code -Dwaymark.pattern.seed} and
 * {@code -Dwaymark.pattern.pairs} choose others and more.
 *
 * <p>The one difference on purpose is the window between steps: flink-cep does not apply it in the
 * loop of an unbounded step, at the last of several takings and behind an optional step, ours
 * applies it wherever a match waits. By the rule {@code FLINK} ours does as flink-cep does; by
 * {@code EVERY_STATE} flink-cep's states all get the window.
 */
class DifferentialTest {
  private static final long SEED = Long.getLong("waymark.pattern.seed", 1);
  private static final int PAIRS =
      Integer.getInteger(
          "waymark.pattern.pairs", Boolean.getBoolean("waymark.long") ? 200_000 : 10_000);
  private static final int STREAMS = 4;
  private static final int MAX_LENGTH = 16;

  @ParameterizedTest
  @EnumSource(WindowRule.class)
  void oursDecidesAsStockDoes(WindowRule rule) throws Exception {
    Comparison comparison = new Comparison(rule);
    long seed = SEED;
    for (; comparison.pairs() < PAIRS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      PatternDraft draft = new PatternGenerator(Vocabulary.SMALL, random).next("p");
      if (rule == WindowRule.FLINK || draft.betweenMs() > 0 || seed % 4 == 0) {
        comparison.compare(seed, draft, streams(draft, random));
      }
    }
    System.out.println("seeds " + SEED + " to " + (seed - 1) + ": " + comparison);
    assertThat(comparison.matches()).isGreaterThan(PAIRS / 2);
    assertThat(comparison.deadEnds()).isGreaterThan(PAIRS / 2);
    assertThat(comparison.leftOut()).isLessThan(PAIRS / 100);
  }

  private static List<List<Event>> streams(PatternDraft draft, SplittableRandom random) {
    StreamGenerator generator = new StreamGenerator(Vocabulary.SMALL, random);
    List<List<Event>> streams = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      streams.add(generator.next(draft, 1 + random.nextInt(MAX_LENGTH)));
    }
    return streams;
  }
}
