package io.waymark.jobs.pattern.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.automaton.WindowRule;
import io.waymark.testkit.pattern.PatternCase;
import io.waymark.testkit.pattern.PatternDraft;
import io.waymark.testkit.pattern.PatternGenerator;
import io.waymark.testkit.pattern.StreamGenerator;
import io.waymark.testkit.pattern.Vocabulary;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The oracle in memory gives what flink-cep's operator gives. */
class StockOracleTest {
  private static final int LIMIT = 100_000;
  private static final int CASES = Boolean.getBoolean("waymark.long") ? 20_000 : 500;
  private static final long SEED = 20_261_123L;

  @Test
  void itGivesWhatTheOperatorGives() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    PatternGenerator patterns = new PatternGenerator(Vocabulary.SMALL, random);
    StreamGenerator streams = new StreamGenerator(Vocabulary.SMALL, random);
    int outcomes = 0;
    for (int i = 0; i < CASES; i++) {
      PatternDraft draft = patterns.next("p");
      List<Event> events = streams.next(draft, 10);
      List<String> got = oracle(draft.definition(), events);
      List<String> expected = operator(draft.definition(), events);
      assertThat(got).as("seed %s\n%s", SEED, new PatternCase(draft, events)).isEqualTo(expected);
      outcomes += got.size();
    }
    assertThat(outcomes).isGreaterThan(CASES);
  }

  private static List<String> oracle(PatternDefinition definition, List<Event> events)
      throws Exception {
    try (StockOracle oracle = new StockOracle(definition, WindowRule.FLINK, LIMIT)) {
      return oracle.run(events).stream().map(Outcome::toString).sorted().toList();
    }
  }

  private static List<String> operator(PatternDefinition definition, List<Event> events)
      throws Exception {
    return new StockOperator(definition).run(events).stream().sorted().toList();
  }
}
