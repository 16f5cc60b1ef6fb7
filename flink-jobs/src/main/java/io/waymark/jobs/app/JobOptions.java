package io.waymark.jobs.app;

import io.waymark.core.clock.ClockBounds;
import io.waymark.core.ingest.Network;
import io.waymark.core.ingest.TrafficFilter;
import io.waymark.core.journey.JourneyBounds;
import io.waymark.jobs.state.StateBounds;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** All options of the job: key, type, default, sentence. Unknown keys stop the start. */
public final class JobOptions implements Serializable {
  private static final long MEGABYTE = 1 << 20;

  private static final long serialVersionUID = 1L;

  /** Every option there is, in the order of the documentation. */
  public static final List<Option> ALL =
      List.of(
          new Option(
              "kafka.bootstrap-servers",
              "text",
              "localhost:9092",
              "KAFKA_BOOTSTRAP_SERVERS",
              "Brokers to read events from."),
          new Option("kafka.topic", "text", "waymark.events", "", "Topic of events."),
          new Option(
              "kafka.rejected-topic",
              "text",
              "waymark.events.rejected",
              "",
              "Topic that gets a copy of every refused event; it may repeat after a restart."),
          new Option(
              "control.topic",
              "text",
              "waymark.control",
              "",
              "Compacted topic of configuration and orders, read to its end before the first event."),
          new Option(
              "control.wait",
              "duration",
              "60s",
              "",
              "How long the start may wait for the control topic; beyond it the job fails and tries"
                  + " again."),
          new Option(
              "kafka.group",
              "text",
              "waymark-journey",
              "",
              "Consumer group; offsets are committed to it for the eye only, state decides."),
          new Option(
              "clickhouse.url",
              "text",
              "http://localhost:8123",
              "CLICKHOUSE_URL",
              "ClickHouse to write to: http://user:password@host:8123/database."),
          new Option(
              "ordering.wait",
              "duration",
              "5s",
              "",
              "How long the ordering stage holds an event, in event time."),
          new Option(
              "lateness",
              "duration",
              "7d",
              "",
              "An event older than its partition's clock by more than this is late; event ids are"
                  + " remembered as long."),
          new Option(
              "quiet.all",
              "duration",
              "2s",
              "",
              "When all partitions were read to their ends for this long, the clock goes on from"
                  + " the newest event at wall speed."),
          new Option(
              "quiet.partition",
              "duration",
              "30s",
              "",
              "How long one partition without events may hold the clock back while others move."),
          new Option(
              "replay.lease",
              "duration",
              "60s",
              "",
              "How long a replay that stopped writing without its end marker holds the clock."),
          new Option(
              "journey.lookback",
              "duration",
              "90d",
              "",
              "How far before a purchase a touch still belongs to its journey."),
          new Option(
              "journey.max-touches",
              "number",
              "200",
              "",
              "Most touches kept per person; beyond it the oldest go and journeys say truncated."),
          new Option(
              "state.retention",
              "duration",
              "400d",
              "",
              "How long after its last change a state ends, in wall time."),
          new Option(
              "state.hot",
              "number",
              "3000",
              "",
              "How many states each subtask keeps unpacked between checkpoints."),
          new Option(
              "state.packed-mb",
              "number",
              "16",
              "",
              "Megabytes of packed states that each subtask keeps in memory beside the state"
                  + " backend."),
          new Option(
              "filter.user-agents",
              "list",
              "bot,crawler,spider,headless",
              "",
              "Texts that the user_agent property of a declared bot contains."),
          new Option(
              "filter.ids", "list", "", "", "Customer and anonymous ids of internal traffic."),
          new Option(
              "filter.networks",
              "list",
              "",
              "",
              "Address ranges of internal traffic, compared with the ip property."),
          new Option(
              "checkpoint.interval",
              "duration",
              "3s",
              "",
              "Time between checkpoints; rows become visible with the checkpoint that holds them."),
          new Option(
              "checkpoint.catch-up",
              "duration",
              "8s",
              "",
              "The same while events of more than a minute ago are read: a catch-up, or a replay."),
          new Option(
              "checkpoint.dir",
              "text",
              "",
              "",
              "Where checkpoints go, for example s3://bucket/waymark; empty takes the cluster's."),
          new Option("parallelism", "number", "0", "", "Subtasks; 0 takes the cluster's default."),
          new Option(
              "pipeline",
              "text",
              "full",
              "",
              "full, or bare: events to rows without keyed state, the baseline of bench line."),
          new Option(
              "matcher",
              "text",
              "own",
              "",
              "own, or stock: flink-cep runs the patterns of customers that are in force when the job"
                  + " is submitted, one operator each."));

  private final LinkedHashMap<String, String> values = new LinkedHashMap<>();

  private JobOptions() {}

  /**
   * Reads {@code --key value} or {@code --key=value} pairs; what is not given comes from the
   * environment, then from the default.
   *
   * @throws IllegalArgumentException naming the key or value that is wrong
   */
  public static JobOptions parse(String[] args, Map<String, String> environment) {
    JobOptions options = new JobOptions();
    for (Option option : ALL) {
      String fromEnvironment = environment.getOrDefault(option.environment(), "");
      options.values.put(
          option.key(), fromEnvironment.isEmpty() ? option.fallback() : fromEnvironment);
    }
    options.readArguments(args);
    options.check();
    return options;
  }

  private void readArguments(String[] args) {
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (!arg.startsWith("--")) {
        throw new IllegalArgumentException("\"" + arg + "\" is no option; options begin with --");
      }
      int equals = arg.indexOf('=');
      String key = arg.substring(2, equals < 0 ? arg.length() : equals);
      if (!values.containsKey(key)) {
        throw new IllegalArgumentException(
            "unknown option --" + key + "; known are " + String.join(", ", values.keySet()));
      }
      if (equals < 0 && ++i == args.length) {
        throw new IllegalArgumentException("--" + key + " needs a value");
      }
      values.put(key, equals < 0 ? args[i] : arg.substring(equals + 1));
    }
  }

  private void check() {
    clockBounds();
    journeyBounds();
    trafficFilter();
    stateBounds();
    parallelism();
    checkRetention();
    millis("control.wait");
    millis("checkpoint.interval");
    millis("checkpoint.catch-up");
    if (!List.of("full", "bare").contains(text("pipeline"))) {
      throw new IllegalArgumentException("pipeline is full or bare, not " + text("pipeline"));
    }
    if (!List.of("own", "stock").contains(text("matcher"))) {
      throw new IllegalArgumentException("matcher is own or stock, not " + text("matcher"));
    }
  }

  /** Time bounds of source and ordering. */
  public ClockBounds clockBounds() {
    return new ClockBounds(
        millis("ordering.wait"),
        millis("lateness"),
        millis("quiet.all"),
        millis("quiet.partition"),
        millis("replay.lease"));
  }

  /** Bounds of a person's state. */
  public JourneyBounds journeyBounds() {
    return new JourneyBounds(
        millis("lateness"), millis("journey.lookback"), number("journey.max-touches"));
  }

  /** Declared bots and internal traffic. */
  public TrafficFilter trafficFilter() {
    return new TrafficFilter(
        list("filter.user-agents"),
        new HashSet<>(list("filter.ids")),
        list("filter.networks").stream().map(Network::parse).toList());
  }

  private void checkRetention() {
    if (millis("state.retention") <= millis("lateness") + millis("journey.lookback")) {
      throw new IllegalArgumentException(
          "--state.retention "
              + text("state.retention")
              + " must be longer than lateness and journey.lookback together");
    }
  }

  /** Properties of every Kafka client. */
  public Properties kafka() {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", text("kafka.bootstrap-servers"));
    return properties;
  }

  public String topic() {
    return text("kafka.topic");
  }

  /** What a subtask may keep of a stage's states. */
  public StateBounds stateBounds() {
    return new StateBounds(
        number("state.hot"), number("state.packed-mb") * MEGABYTE, millis("state.retention"));
  }

  public int parallelism() {
    return number("parallelism");
  }

  /** Whether only the bench's baseline runs. */
  public boolean isBare() {
    return text("pipeline").equals("bare");
  }

  /** Whether flink-cep runs the patterns in place of our matcher. */
  public boolean isStockMatcher() {
    return text("matcher").equals("stock");
  }

  /** A value as it was written. */
  public String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no option --" + key);
    }
    return value;
  }

  /** A duration in milliseconds. */
  public long millis(String key) {
    return Durations.millis(key, text(key));
  }

  private int number(String key) {
    try {
      int number = Integer.parseInt(text(key));
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with negative numbers.
    }
    throw new IllegalArgumentException(
        "--" + key + " \"" + text(key) + "\" is no whole number of at least 0");
  }

  private List<String> list(String key) {
    return Arrays.stream(text(key).split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
