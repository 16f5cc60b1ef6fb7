package io.waymark.jobs.pattern.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.automaton.WindowRule;
import io.waymark.jobs.record.Types;
import io.waymark.testkit.pattern.PatternCase;
import io.waymark.testkit.pattern.PatternDraft;
import io.waymark.testkit.pattern.PatternGenerator;
import io.waymark.testkit.pattern.StreamGenerator;
import io.waymark.testkit.pattern.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.functions.TimedOutPartialMatchHandler;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** The oracle in memory gives what flink-cep's operator gives. */
class StockOracleTest {
  private static final int LIMIT = 100_000;
  private static final int CASES = 150;
  private static final long SEED = 20_261_123L;
  private static final OutputTag<String> DEAD_ENDS = new OutputTag<>("dead-ends") {};

  @Test
  void itGivesWhatTheOperatorGives() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    PatternGenerator patterns = new PatternGenerator(Vocabulary.SMALL, random);
    StreamGenerator streams = new StreamGenerator(Vocabulary.SMALL, random);
    int outcomes = 0;
    for (int i = 0; i < CASES; i++) {
      PatternDraft draft = patterns.next("p");
      List<Event> events = streams.next(draft, 10);
      if (draft.wholeMs() == 0 || draft.betweenMs() > 0) {
        continue; // the operator sets timers for the whole window alone
      }
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
    Pattern<Event, Event> pattern = StockPattern.of(definition);
    CepOperator<Event, String, String> operator =
        new CepOperator<>(
            Types.EVENT.createSerializer(new SerializerConfigImpl()),
            false,
            NFACompiler.compileFactory(pattern, true),
            null,
            pattern.getAfterMatchSkipStrategy(),
            new Telling(),
            null);
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator,
            (KeySelector<Event, String>) Event::person,
            org.apache.flink.api.common.typeinfo.Types.STRING)) {
      harness.open();
      TreeSet<Long> instants = new TreeSet<>();
      for (Event event : events) {
        while (!instants.isEmpty() && instants.first() < event.ts()) {
          harness.processWatermark(instants.pollFirst());
        }
        harness.processElement(new StreamRecord<>(event, event.ts()));
        instants.add(event.ts());
        instants.add(event.ts() + definition.window().wholeMs());
      }
      for (long instant : instants) {
        harness.processWatermark(instant);
      }
      List<String> told = new ArrayList<>(harness.extractOutputValues());
      var late = harness.getSideOutput(DEAD_ENDS);
      if (late != null) {
        late.forEach(record -> told.add(record.getValue()));
      }
      Collections.sort(told);
      return told;
    }
  }

  private static final class Telling extends PatternProcessFunction<Event, String>
      implements TimedOutPartialMatchHandler<Event> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processMatch(
        Map<String, List<Event>> match, Context context, Collector<String> out) {
      out.collect(Outcome.match(context.timestamp(), match).toString());
    }

    @Override
    public void processTimedOutMatch(Map<String, List<Event>> match, Context context) {
      context.output(DEAD_ENDS, Outcome.deadEnd(context.timestamp(), match).toString());
    }
  }
}
