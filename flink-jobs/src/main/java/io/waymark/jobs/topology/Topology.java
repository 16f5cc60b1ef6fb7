package io.waymark.jobs.topology;

import io.waymark.clickhouse.row.Row;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.jobs.app.JobOptions;
import io.waymark.jobs.channel.ChannelOperator;
import io.waymark.jobs.control.ControlTail;
import io.waymark.jobs.identity.VisitorOperator;
import io.waymark.jobs.ingest.BareRows;
import io.waymark.jobs.ingest.DeadLetterTopic;
import io.waymark.jobs.ingest.RouteFunction;
import io.waymark.jobs.ingest.RouteOperator;
import io.waymark.jobs.journey.PersonOperator;
import io.waymark.jobs.pattern.stock.StockOrder;
import io.waymark.jobs.pattern.stock.StockStage;
import io.waymark.jobs.record.ChannelDelta;
import io.waymark.jobs.record.Outputs;
import io.waymark.jobs.record.PersonInput;
import io.waymark.jobs.record.PersonKey;
import io.waymark.jobs.record.RowBlock;
import io.waymark.jobs.record.Types;
import io.waymark.jobs.sink.RowBlocks;
import io.waymark.jobs.sink.RowSink;
import io.waymark.jobs.source.Intake;
import io.waymark.jobs.source.KafkaEvents;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The walk of one event, as a numbered list. */
public final class Topology {
  private Topology() {}

  /** 1 read, 2 route, 3 visitors, 4 persons (and their patterns), 5 channels, 6 write. */
  public static void build(StreamExecutionEnvironment env, JobOptions options) {
    // 1. Bytes become events, refusals or markers; each partition's clock judges them.
    DataStream<Intake> intake = read(env, options);
    if (options.isBare()) {
      write(blocks(OperatorId.BARE_BLOCKS, bareRows(intake, options)), options);
      return;
    }
    // 2. Refused, late and filtered ones leave the line; the rest goes to its stage.
    SingleOutputStreamOperator<PersonInput> customers = route(intake, options);
    // 3. Visitors: whom does an anonymous id belong to?
    SingleOutputStreamOperator<PersonInput> visitors =
        visitors(customers.getSideOutput(Outputs.VISITORS), options);
    // 4. Persons: repeats drop, events are put in order, the journey is folded.
    SingleOutputStreamOperator<Row> persons = persons(customers.union(visitors), options);
    // 5. Channels: absolute figures by cell and hour.
    DataStream<Row> channels =
        channels(
            visitors.getSideOutput(Outputs.CHANNELS).union(persons.getSideOutput(Outputs.CHANNELS)),
            options);
    // 6. Rows become visible with the checkpoint that holds the decisions behind them.
    write(
        blocks(OperatorId.PERSON_BLOCKS, withStockPatterns(persons, options))
            .union(
                blocks(OperatorId.CHANNEL_BLOCKS, channels),
                blocks(OperatorId.VISITOR_BLOCKS, visitors.getSideOutput(Outputs.ROWS)),
                blocks(OperatorId.ROUTE_BLOCKS, customers.getSideOutput(Outputs.ROWS))),
        options);
  }

  /** Where flink-cep runs the patterns it does so behind the persons. */
  private static DataStream<Row> withStockPatterns(
      SingleOutputStreamOperator<Row> persons, JobOptions options) {
    if (!options.isStockMatcher()) {
      return persons;
    }
    DataStream<Event> events = persons.getSideOutput(Outputs.CUSTOMER_EVENTS);
    DataStream<Row> rows = persons;
    for (StockOrder order : StockOrder.read(ControlTail.of(options))) {
      SingleOutputStreamOperator<Row> found = StockStage.found(events, order);
      rows = rows.union(found, found.getSideOutput(Outputs.ROWS));
    }
    return rows;
  }

  private static DataStream<Intake> read(StreamExecutionEnvironment env, JobOptions options) {
    KafkaEvents events =
        new KafkaEvents(
            options.kafka(), options.topic(), options.text("kafka.group"), options.clockBounds());
    // The source gives its own watermarks; see ClockedReader.
    return env.fromSource(events, WatermarkStrategy.noWatermarks(), OperatorId.SOURCE.title())
        .uid(OperatorId.SOURCE.uid());
  }

  private static SingleOutputStreamOperator<PersonInput> route(
      DataStream<Intake> intake, JobOptions options) {
    SingleOutputStreamOperator<PersonInput> routed =
        intake
            .transform(
                OperatorId.ROUTE.title(),
                Types.PERSON_INPUT,
                new RouteOperator(new RouteFunction(options)))
            .uid(OperatorId.ROUTE.uid());
    routed
        .getSideOutput(Outputs.DEAD_LETTERS)
        .sinkTo(DeadLetterTopic.sink(options))
        .name(OperatorId.DEAD_LETTERS.title())
        .uid(OperatorId.DEAD_LETTERS.uid());
    return routed;
  }

  private static SingleOutputStreamOperator<PersonInput> visitors(
      DataStream<Arrival> arrivals, JobOptions options) {
    return arrivals
        .keyBy(a -> PersonKey.of(a.event().tenant(), a.event().anonymousId()))
        .transform(OperatorId.VISITOR.title(), Types.PERSON_INPUT, new VisitorOperator(options))
        .uid(OperatorId.VISITOR.uid());
  }

  private static SingleOutputStreamOperator<Row> persons(
      DataStream<PersonInput> inputs, JobOptions options) {
    return inputs
        .keyBy(PersonInput::key)
        .transform(OperatorId.PERSON.title(), Types.ROW, new PersonOperator(options))
        .uid(OperatorId.PERSON.uid());
  }

  private static DataStream<Row> channels(DataStream<ChannelDelta> deltas, JobOptions options) {
    return deltas
        .keyBy(ChannelDelta::key)
        .transform(
            OperatorId.CHANNEL.title(),
            Types.ROW,
            new ChannelOperator(options.stateBounds().quarter(), options.millis("lateness")))
        .uid(OperatorId.CHANNEL.uid());
  }

  private static DataStream<Row> bareRows(DataStream<Intake> intake, JobOptions options) {
    return intake
        .process(new BareRows(options), Types.ROW)
        .name(OperatorId.BARE_ROWS.title())
        .uid(OperatorId.BARE_ROWS.uid());
  }

  /** In the chain of the stage whose rows they are. */
  private static DataStream<RowBlock> blocks(OperatorId id, DataStream<Row> rows) {
    return rows.transform(id.title(), Types.ROW_BLOCK, new RowBlocks()).uid(id.uid());
  }

  private static void write(DataStream<RowBlock> blocks, JobOptions options) {
    blocks
        .transform(
            OperatorId.SINK.title(), Types.ROW_BLOCK, new RowSink(options.text("clickhouse.url")))
        .uid(OperatorId.SINK.uid());
  }
}
