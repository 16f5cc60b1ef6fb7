package io.waymark.jobs.pattern.stock;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.Window;
import io.waymark.core.pattern.automaton.WindowRule;
import io.waymark.jobs.record.EventSerializer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.State;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.pattern.Pattern;

/**
 * flink-cep's compiled automaton, driven as its operator drives it when a watermark comes at every
 * instant that matters: time moves to each deadline, and to each event's time before the events of
 * that time and once more behind them, which ends what they led into a window that was over.
 */
final class StockOracle implements AutoCloseable {
  private final NFA<Event> automaton;
  private final AfterMatchSkipStrategy skip;
  private final Window window;
  private final TestingStateStore store = new TestingStateStore();
  private final SharedBuffer<Event> buffer = new SharedBuffer<>(store, new EventSerializer());
  private final int limit;

  private NFAState state;
  private List<Outcome> outcomes = new ArrayList<>();

  /**
   * Compiles a definition.
   *
   * @param rule which states the window between steps bounds: as flink-cep has it, or all
   * @param limit partial matches at once; above it a run ends with {@link TooManyException}
   */
  StockOracle(PatternDefinition definition, WindowRule rule, int limit) {
    Pattern<Event, Event> pattern = StockPattern.of(definition);
    NFA<Event> compiled = NFACompiler.compileFactory(pattern, true).createNFA();
    this.automaton = rule == WindowRule.FLINK ? compiled : evened(compiled, definition.window());
    this.skip = pattern.getAfterMatchSkipStrategy();
    this.window = definition.window();
    this.limit = limit;
    this.state = automaton.createInitialNFAState();
  }

  private static NFA<Event> evened(NFA<Event> compiled, Window window) {
    Map<String, Long> windows = new HashMap<>();
    if (window.betweenMs() > 0) {
      for (State<Event> state : compiled.getStates()) {
        windows.put(state.getName(), window.betweenMs());
      }
    }
    return new NFA<>(compiled.getStates(), windows, window.wholeMs(), true);
  }

  /** A run that grows beyond what is worth comparing. */
  static final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** All that one person's events give, until no window is open. */
  List<Outcome> run(List<Event> events) throws Exception {
    store.clear();
    state = automaton.createInitialNFAState();
    outcomes = new ArrayList<>();
    TreeSet<Long> deadlines = new TreeSet<>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (i == 0 || event.ts() != events.get(i - 1).ts()) {
        advanceTo(deadlines, event.ts());
        advance(event.ts());
      }
      process(event);
      addDeadlines(deadlines, event.ts());
    }
    advanceTo(deadlines, Long.MAX_VALUE);
    return outcomes;
  }

  private void addDeadlines(TreeSet<Long> deadlines, long ts) {
    deadlines.add(ts);
    if (window.wholeMs() > 0) {
      deadlines.add(ts + window.wholeMs());
    }
    if (window.betweenMs() > 0) {
      deadlines.add(ts + window.betweenMs());
    }
  }

  private void advanceTo(TreeSet<Long> deadlines, long end) throws Exception {
    while (!deadlines.isEmpty() && deadlines.first() < end) {
      advance(deadlines.pollFirst());
    }
  }

  private void process(Event event) throws Exception {
    try (SharedBufferAccessor<Event> accessor = buffer.getAccessor()) {
      for (Map<String, List<Event>> match :
          automaton.process(accessor, state, event, event.ts(), skip, () -> 0)) {
        outcomes.add(Outcome.match(event.ts(), match));
      }
    }
    if (state.getPartialMatches().size() > limit) {
      throw new TooManyException();
    }
  }

  private void advance(long time) throws Exception {
    try (SharedBufferAccessor<Event> accessor = buffer.getAccessor()) {
      var ended = automaton.advanceTime(accessor, state, time, skip);
      for (Map<String, List<Event>> match : ended.f0) {
        outcomes.add(Outcome.match(time, match));
      }
      for (Tuple2<Map<String, List<Event>>, Long> timedOut : ended.f1) {
        outcomes.add(Outcome.deadEnd(timedOut.f1, timedOut.f0));
      }
    }
  }

  @Override
  public void close() {
    buffer.releaseCacheStatisticsTimer();
  }
}
