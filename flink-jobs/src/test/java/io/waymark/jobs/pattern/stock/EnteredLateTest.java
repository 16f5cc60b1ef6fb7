package io.waymark.jobs.pattern.stock;

import static io.waymark.jobs.record.TestArrivals.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.automaton.WindowRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * By flink-cep's rule the loop of a step has no window between steps, but the not behind it has: an
 * event that comes after that window leads from the loop into a state whose time is over already.
 */
class EnteredLateTest {
  private static final long T = 1_700_000_000_000L;

  private static final String TOUCHES_WITHOUT_PURCHASE =
      """
      {"id": "p", "steps": [{"name": "touched", "where": "kind == 'touch'", "times": "oneOrMore"},
        {"name": "paid", "where": "kind == 'conversion'", "not": true}],
       "within": {"whole": "600ms", "between_steps": "300ms"}, "emit": ["match", "dead_end"]}
      """;

  private static final PatternDefinition DEFINITION =
      PatternDefinition.parse(TOUCHES_WITHOUT_PURCHASE.getBytes(StandardCharsets.UTF_8));

  private static final List<Event> EVENTS =
      List.of(touch("e1", "c1", T).event(), touch("e2", "c1", T + 301).event());

  /**
   * At e2, 301 ms after e1, what passes e2 over waits for the purchase: its 300 ms are over, and
   * the operator moves time to each event's own time behind the event as well as before it. The
   * loops that hold e1 and e2, and e2 alone, last the whole 600 ms.
   */
  private static final List<String> EXPECTED =
      List.of(
          "1700000000301 match touched=e1",
          "1700000000600 dead_end touched=e1,e2",
          "1700000000901 dead_end touched=e2");

  @Test
  void theOperatorEndsItAtTheEventThatLedThere() throws Exception {
    assertThat(new StockOperator(DEFINITION).run(EVENTS)).isEqualTo(EXPECTED);
  }

  @Test
  void soDoesTheOracle() throws Exception {
    try (StockOracle oracle = new StockOracle(DEFINITION, WindowRule.FLINK, 10)) {
      assertThat(oracle.run(EVENTS)).map(Outcome::toString).isEqualTo(EXPECTED);
    }
  }

  @Test
  void soDoesOurMatcher() {
    OurMatcher ours = new OurMatcher(DEFINITION, WindowRule.FLINK, 10);
    assertThat(ours.run(EVENTS)).map(Outcome::toString).isEqualTo(EXPECTED);
  }
}
