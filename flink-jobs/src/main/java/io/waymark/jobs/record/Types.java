package io.waymark.jobs.record;

import io.waymark.clickhouse.row.DeadLetter;
import io.waymark.clickhouse.row.Row;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The types of all records that cross an edge of the topology. */
public final class Types {
  /** Events on their way to a visitor. */
  public static final TypeInformation<Arrival> ARRIVAL =
      new RecordType<>(Arrival.class, new ArrivalSerializer());

  /** Events alone. */
  public static final TypeInformation<Event> EVENT =
      new RecordType<>(Event.class, new EventSerializer());

  /** Input of the person stage. */
  public static final TypeInformation<PersonInput> PERSON_INPUT =
      new RecordType<>(PersonInput.class, new PersonInputSerializer());

  /** Rows of a stage. */
  public static final TypeInformation<Row> ROW = new RecordType<>(Row.class, new RowSerializer());

  /** Rows on their way to the sink. */
  public static final TypeInformation<RowBlock> ROW_BLOCK =
      new RecordType<>(RowBlock.class, new RowBlockSerializer());

  /** Input of the channel stage. */
  public static final TypeInformation<ChannelDelta> CHANNEL_DELTA =
      new RecordType<>(ChannelDelta.class, new ChannelDeltaSerializer());

  /** Refused events on their way to the topic. */
  public static final TypeInformation<DeadLetter> DEAD_LETTER =
      new RecordType<>(DeadLetter.class, new DeadLetterSerializer());

  private Types() {}
}
