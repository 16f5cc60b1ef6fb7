package io.waymark.jobs.record;

import io.waymark.clickhouse.row.DeadLetter;
import io.waymark.clickhouse.row.Row;
import io.waymark.core.event.Arrival;
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

  /** Refused events for the topic. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", Types.DEAD_LETTER);

  private Outputs() {}
}
