package io.waymark.jobs.pattern.stock;

import io.waymark.clickhouse.row.Row;
import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.wire.FlatProperties;
import io.waymark.jobs.record.Outputs;
import io.waymark.jobs.record.PersonKey;
import io.waymark.jobs.record.Types;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.cep.CEP;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Patterns as operators of flink-cep, one for each version: {@code --matcher=stock}. What is
 * submitted stays until the job is submitted again; anonymous visitors are not looked at.
 */
public final class StockStage {
  private StockStage() {}

  /**
   * The operator of a pattern: its matches, and its dead ends in the side output {@link
   * Outputs#ROWS}.
   *
   * @param events of customers, each with the customer it turned out to be of
   */
  public static SingleOutputStreamOperator<Row> found(DataStream<Event> events, StockOrder order) {
    PatternDefinition definition = order.definition();
    KeyedStream<Event, String> people =
        events.filter(new Seen(order)).keyBy(new PartKey(definition.partitionProperty()));
    return CEP.pattern(people, StockPattern.of(definition))
        .inEventTime()
        .process(new StockRows(order), Types.ROW)
        .name("Pattern " + order.pattern() + " by flink-cep")
        .uid("stock-" + order.tenant() + '-' + order.pattern() + '-' + order.version());
  }

  /** A pattern's own events. */
  private static final class Seen implements FilterFunction<Event> {
    private static final long serialVersionUID = 1L;

    private final StockOrder stock;
    private transient PatternOrder order;

    @SuppressWarnings("NullAway") // read from the text where it is used first
    Seen(StockOrder stock) {
      this.stock = stock;
    }

    @Override
    public boolean filter(Event event) {
      if (order == null) {
        order = stock.order();
      }
      return stock.sees(order, event.customerId(), event);
    }
  }

  /** The person, or the person and the value of a property. */
  private static final class PartKey implements KeySelector<Event, String> {
    private static final long serialVersionUID = 1L;

    private final String property;

    PartKey(String property) {
      this.property = property;
    }

    @Override
    public String getKey(Event event) {
      String person = PersonKey.of(event.tenant(), event.customerId());
      return property.isEmpty()
          ? person
          : PersonKey.of(person, FlatProperties.scalar(event.properties(), property));
    }
  }
}
