package io.waymark.jobs.record;

import io.waymark.clickhouse.row.DeadLetter;
import io.waymark.clickhouse.row.Row;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import org.apache.flink.util.OutputTag;

/** The side outputs of the stages. */
public final class Outputs {
  /** Rows for ClickHouse. */
  public static final OutputTag<Row> ROWS = new OutputTag<>("rows", Types.ROW);

  /** Events of visitors and identify events. */
  public static final OutputTag<Arrival> VISITORS = new OutputTag<>("visitors", Types.ARRIVAL);

  /** Figures for the channel stage. */
  public static final OutputTag<ChannelDelta> CHANNELS =
      new OutputTag<>("channels", Types.CHANNEL_DELTA);

  /** Events of customers that count and came in order, each with the customer it is of. */
  public static final OutputTag<Event> CUSTOMER_EVENTS =
      new OutputTag<>("customer-events", Types.EVENT);

  /** Refused events for the topic. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", Types.DEAD_LETTER);

  private Outputs() {}
}
