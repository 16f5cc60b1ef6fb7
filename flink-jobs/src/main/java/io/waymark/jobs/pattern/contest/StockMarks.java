package io.waymark.jobs.pattern.contest;

import io.waymark.core.event.Event;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.util.Collector;

/** Matches of flink-cep. */
final class StockMarks extends PatternProcessFunction<Event, Mark> {
  private static final long serialVersionUID = 1L;

  @Override
  public void processMatch(Map<String, List<Event>> match, Context context, Collector<Mark> out) {
    Mark mark = new Mark();
    match.forEach((step, events) -> events.forEach(event -> mark.add(step, event)));
    out.collect(mark);
  }
}
