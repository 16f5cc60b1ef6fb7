package io.waymark.jobs.pattern.contest;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.jobs.app.JobOptions;
import io.waymark.jobs.pattern.stock.StockPattern;
import io.waymark.jobs.record.Types;
import io.waymark.jobs.state.StateBounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.cep.CEP;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The job of a contender: source, key, matcher, sink; all but the matcher is the same for all. */
final class Contest {
  private static final TypeInformation<Mark> MARK = TypeInformation.of(Mark.class);

  /** What a subtask may keep of its states by default. */
  private static final StateBounds USUAL = JobOptions.parse(new String[0], Map.of()).stateBounds();

  /** Room for as many unpacked states as the traffic has customers. */
  private static final StateBounds LARGE = new StateBounds(20_000, 0, USUAL.retentionMs());

  private static volatile Tape tape = Tape.EMPTY;

  private final ContestPlan plan;

  Contest(ContestPlan plan) throws IOException {
    this.plan = plan;
    tape = Tape.read(plan.events());
  }

  /** The whole job on a local cluster of parallelism one. */
  StreamExecutionEnvironment job() throws IOException {
    Configuration settings = Configuration.fromMap(ContestPlan.settings(plan.settings()));
    settings.setString("execution.checkpointing.dir", plan.folder().toUri().toString());
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(1, settings);
    environment.getConfig().enableObjectReuse();
    KeyedStream<Event, String> events = events(environment);
    for (DataStream<Mark> marks : matched(events, Files.readAllLines(plan.patterns()))) {
      marks.transform("found", MARK, new FoundOperator()).sinkTo(new DiscardingSink<>());
    }
    return environment;
  }

  /** Events whose matches were all found. */
  static long complete() {
    return tape.upTo(Scoreboard.watermark());
  }

  private static KeyedStream<Event, String> events(StreamExecutionEnvironment environment) {
    return environment
        .fromSource(
            new NumberSequenceSource(0, Long.MAX_VALUE - 1),
            WatermarkStrategy.noWatermarks(),
            "numbers")
        .map(Contest::event)
        .returns(Types.EVENT)
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<Event>forMonotonousTimestamps()
                .withTimestampAssigner((event, before) -> event.ts()))
        .keyBy(Event::customerId);
  }

  private static Event event(long number) {
    Scoreboard.given(number + 1);
    return tape.at(number);
  }

  private List<DataStream<Mark>> matched(KeyedStream<Event, String> events, List<String> json) {
    return switch (plan.contender()) {
      case "empty" -> List.of(events.transform("empty", MARK, new EmptyOperator()));
      case "ours" -> List.of(events.transform("ours", MARK, new OursOperator(json, USUAL)));
      case "ours-large-cache" ->
          List.of(events.transform("ours", MARK, new OursOperator(json, LARGE)));
      case "stock" -> json.stream().map(one -> stock(events, one)).toList();
      default -> throw new IllegalArgumentException("there is no contender " + plan.contender());
    };
  }

  private static DataStream<Mark> stock(KeyedStream<Event, String> events, String json) {
    PatternDefinition definition = PatternDefinition.parse(json.getBytes(StandardCharsets.UTF_8));
    return CEP.pattern(events, StockPattern.of(definition))
        .inEventTime()
        .process(new StockMarks(), MARK);
  }
}
