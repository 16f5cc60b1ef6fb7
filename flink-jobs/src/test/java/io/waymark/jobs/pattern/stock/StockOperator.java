package io.waymark.jobs.pattern.stock;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.Window;
import io.waymark.jobs.record.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.functions.TimedOutPartialMatchHandler;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * flink-cep's operator itself over one person's events, with a watermark at every instant that
 * matters. It sets timers for events and the whole window alone, so it is woken at each as by one.
 */
final class StockOperator {
  private static final OutputTag<String> DEAD_ENDS = new OutputTag<>("dead-ends") {};

  private final Window window;
  private final CepOperator<Event, String, String> operator;

  StockOperator(PatternDefinition definition) {
    this.window = definition.window();
    this.operator = of(definition, new Telling());
  }

  /** The operator as flink-cep makes it of that pattern, with what is done at a match. */
  static <O> CepOperator<Event, String, O> of(
      PatternDefinition definition, PatternProcessFunction<Event, O> found) {
    Pattern<Event, Event> pattern = StockPattern.of(definition);
    return new CepOperator<>(
        Types.EVENT.createSerializer(new SerializerConfigImpl()),
        false,
        NFACompiler.compileFactory(pattern, true),
        null,
        pattern.getAfterMatchSkipStrategy(),
        found,
        null);
  }

  /** All that the events give, as the text of {@link Outcome}, matches before dead ends. */
  List<String> run(List<Event> events) throws Exception {
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator,
            (KeySelector<Event, String>) Event::person,
            org.apache.flink.api.common.typeinfo.Types.STRING)) {
      harness.open();
      TreeSet<Long> instants = new TreeSet<>();
      for (Event event : events) {
        while (!instants.isEmpty() && instants.first() < event.ts()) {
          advance(harness, event.person(), instants.pollFirst());
        }
        harness.processElement(new StreamRecord<>(event, event.ts()));
        instants.add(event.ts());
        instants.add(event.ts() + window.wholeMs());
        instants.add(event.ts() + window.betweenMs());
      }
      for (long instant : instants) {
        advance(harness, events.get(0).person(), instant);
      }
      return told(harness);
    }
  }

  private void advance(
      OneInputStreamOperatorTestHarness<Event, String> harness, String person, long instant)
      throws Exception {
    harness.processWatermark(instant);
    operator.setCurrentKey(person);
    operator.onEventTime(new TimerHeapInternalTimer<>(instant, person, VoidNamespace.INSTANCE));
  }

  private static List<String> told(OneInputStreamOperatorTestHarness<Event, String> harness) {
    List<String> told = new ArrayList<>(harness.extractOutputValues());
    var deadEnds = harness.getSideOutput(DEAD_ENDS);
    if (deadEnds != null) {
      deadEnds.forEach(record -> told.add(record.getValue()));
    }
    return told;
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
