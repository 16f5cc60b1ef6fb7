package io.waymark.jobs.pattern.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.automaton.WindowRule;
import io.waymark.testkit.pattern.PatternCase;
import io.waymark.testkit.pattern.PatternDraft;
import java.util.List;

/** Runs our matcher beside flink-cep's and fails, with a small example, where they differ. */
final class Comparison {
  /** Partial matches of one person beyond which a stream is left out. */
  static final int LIMIT = 300;

  private final WindowRule rule;
  private int pairs;
  private int leftOut;
  private int matches;
  private int deadEnds;

  Comparison(WindowRule rule) {
    this.rule = rule;
  }

  /** Compares one pattern over the streams of some people. */
  void compare(long seed, PatternDraft draft, List<List<Event>> streams) throws Exception {
    PatternDefinition definition = draft.definition();
    try (StockOracle stock = new StockOracle(definition, rule, LIMIT)) {
      OurMatcher ours = new OurMatcher(definition, rule, 4 * LIMIT);
      for (List<Event> events : streams) {
        try {
          List<Outcome> expected = stock.run(events);
          if (!ours.run(events).equals(expected)) {
            report(seed, new PatternCase(draft, events));
          }
          expected.forEach(this::count);
          pairs++;
        } catch (StockOracle.TooManyException e) {
          leftOut++;
        }
      }
    }
  }

  private void count(Outcome outcome) {
    if (outcome.what().equals("match")) {
      matches++;
    } else {
      deadEnds++;
    }
  }

  private void report(long seed, PatternCase failing) throws Exception {
    PatternCase small = failing.shrunk(this::differs);
    PatternDefinition definition = small.pattern().definition();
    try (StockOracle stock = new StockOracle(definition, rule, LIMIT)) {
      assertThat(new OurMatcher(definition, rule, 4 * LIMIT).run(small.events()))
          .as("seed %d, window rule %s\n%s", seed, rule, small)
          .isEqualTo(stock.run(small.events()));
    }
  }

  private boolean differs(PatternCase candidate) {
    PatternDefinition definition = candidate.pattern().definition();
    try (StockOracle stock = new StockOracle(definition, rule, LIMIT)) {
      List<Outcome> expected = stock.run(candidate.events());
      return !new OurMatcher(definition, rule, 4 * LIMIT).run(candidate.events()).equals(expected);
    } catch (StockOracle.TooManyException e) {
      return false;
    } catch (Exception e) {
      throw new IllegalStateException(candidate.toString(), e);
    }
  }

  int pairs() {
    return pairs;
  }

  int leftOut() {
    return leftOut;
  }

  int matches() {
    return matches;
  }

  int deadEnds() {
    return deadEnds;
  }

  @Override
  public String toString() {
    return "%d pairs equal by window rule %s: %d matches, %d dead ends; %d left out for more than %d partial matches"
        .formatted(pairs, rule, matches, deadEnds, leftOut, LIMIT);
  }
}
