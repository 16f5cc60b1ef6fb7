package io.waymark.jobs.pattern.stock;

import io.waymark.clickhouse.row.PatternRows;
import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.StateRows;
import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.pattern.PatternStep;
import io.waymark.core.pattern.automaton.Taken.Touch;
import io.waymark.core.pattern.expression.AmountExpression;
import io.waymark.core.pattern.matching.Finding;
import io.waymark.jobs.record.Outputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.functions.TimedOutPartialMatchHandler;
import org.apache.flink.util.Collector;

/** What flink-cep finds, as the rows that our matcher would write; cooldown is not applied. */
final class StockRows extends PatternProcessFunction<Event, Row>
    implements TimedOutPartialMatchHandler<Event> {
  private static final long serialVersionUID = 1L;
  private static final long PRIME = 0x100000001B3L;
  private static final long BASIS = 0xCBF29CE484222325L;

  private final StockOrder stock;
  private transient PatternOrder order;
  private transient PatternDefinition definition;

  @SuppressWarnings("NullAway") // transient fields are set in open
  StockRows(StockOrder stock) {
    this.stock = stock;
  }

  @Override
  public void open(OpenContext context) {
    order = stock.order();
    definition = stock.definition();
  }

  @Override
  public void processMatch(Map<String, List<Event>> match, Context context, Collector<Row> out) {
    if (definition.emitsMatch()) {
      out.collect(row(match, false, context.timestamp()));
    }
  }

  @Override
  public void processTimedOutMatch(Map<String, List<Event>> match, Context context) {
    if (definition.emitsDeadEnd()) {
      context.output(Outputs.ROWS, row(match, true, context.timestamp()));
    }
  }

  private Row row(Map<String, List<Event>> match, boolean deadEnd, long ts) {
    List<Touch> touches = new ArrayList<>();
    for (int step = 0; step < definition.steps().size(); step++) {
      for (Event event : match.getOrDefault(definition.steps().get(step).name(), List.of())) {
        touches.add(new Touch(step, event));
      }
    }
    Finding finding =
        new Finding(
            stock.pattern(),
            stock.version(),
            order.mode(),
            deadEnd,
            key(touches, deadEnd),
            ts,
            definition.steps(),
            touches,
            value(touches, match));
    Event any = touches.get(0).event();
    return PatternRows.of(new StateRows.Person(stock.tenant(), true, any.customerId()), finding);
  }

  private long value(List<Touch> touches, Map<String, List<Event>> match) {
    AmountExpression value = definition.value();
    if (value != null) {
      return value.value(new MapEvents(names(), match));
    }
    return touches.stream().mapToLong(touch -> touch.event().revenue()).sum();
  }

  private List<String> names() {
    return definition.steps().stream().map(PatternStep::name).toList();
  }

  /** FNV-1a over what makes a finding the same: version, steps, events. */
  private long key(List<Touch> touches, boolean deadEnd) {
    long hash = text(BASIS + stock.version() + (deadEnd ? 1L << 32 : 0), stock.pattern());
    for (Touch touch : touches) {
      hash = text(hash + touch.step(), touch.event().eventId());
    }
    return hash;
  }

  private static long text(long seed, String text) {
    long hash = seed * PRIME;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }
}
