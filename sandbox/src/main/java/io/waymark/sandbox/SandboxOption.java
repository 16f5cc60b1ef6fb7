package io.waymark.sandbox;

import java.util.Optional;

/**
 * Every option of the sandbox: key, type, default, sentence. docs/config.md is generated from it.
 */
public enum SandboxOption {
  PARTS("parts", "text", "", "Names of the parts to run, separated by spaces; none means all."),
  JOB_PARALLELISM("job.parallelism", "number", "2", "Slots and parallelism of the job."),
  JOB_CHECKPOINT_INTERVAL(
      "job.checkpoint.interval", "duration", "3s", "Time between two checkpoints of the job."),
  JOB_ORDERING_WAIT(
      "job.ordering.wait", "duration", "5s", "How long the ordering stage holds an event."),
  JOB_LATENESS(
      "job.lateness", "duration", "7d", "Events older than the clock by more than this are late."),
  JOB_CLASS(
      "job.class", "class", "io.waymark.jobs.app.JourneyJob", "Main class inside the job jar."),
  JOB_ARGUMENTS(
      "job.arguments", "text", "", "More program arguments of the job, separated by spaces."),
  JOBMANAGER_HEAP("jobmanager.heap", "memory", "384m", "Heap of Flink's JobManager."),
  TASKMANAGER_COUNT(
      "taskmanager.count",
      "number",
      "1",
      "TaskManager processes; the slots are shared out among them, each has the memory below."),
  TASKMANAGER_HEAP("taskmanager.heap", "memory", "896m", "Heap of the job's tasks."),
  TASKMANAGER_MANAGED(
      "taskmanager.managed", "memory", "320m", "Memory of RocksDB, shared by all slots."),
  FLINK_JAVA_HOME(
      "flink.java-home",
      "path",
      "",
      "JDK 17 or newer that runs Flink and the job; none means the sandbox's own."),
  BROKER_HEAP("broker.heap", "memory", "256m", "Heap of the Kafka broker."),
  SERVING_HEAP("serving.heap", "memory", "384m", "Heap of the sidecar."),
  LOG_LIMIT(
      "log.limit", "memory", "8m", "A part's log is turned over beyond this; one old one stays."),
  LOG_LEVEL("log.level", "text", "info", "Level of all logs.", "LOG_LEVEL"),
  CLICKHOUSE_URL(
      "clickhouse.url",
      "url",
      "",
      "A ClickHouse server to use in place of the engine on this machine.",
      "CLICKHOUSE_URL"),
  DATABASE_URL(
      "database.url",
      "url",
      "",
      "A PostgreSQL server to use in place of the one on this machine.",
      "DATABASE_URL"),
  KAFKA_BOOTSTRAP_SERVERS(
      "kafka.bootstrap-servers",
      "text",
      "",
      "Kafka brokers to use in place of the one on this machine.",
      "KAFKA_BOOTSTRAP_SERVERS");

  private final String key;
  private final String type;
  private final String defaultValue;
  private final String sentence;
  private final String environment;

  SandboxOption(String key, String type, String defaultValue, String sentence) {
    this(key, type, defaultValue, sentence, "");
  }

  SandboxOption(String key, String type, String defaultValue, String sentence, String environment) {
    this.key = key;
    this.type = type;
    this.defaultValue = defaultValue;
    this.sentence = sentence;
    this.environment = environment;
  }

  /** The key as written in {@code --set key=value}. */
  public String key() {
    return key;
  }

  /** What the value must look like. */
  public String type() {
    return type;
  }

  /** The value where none is given. */
  public String defaultValue() {
    return defaultValue;
  }

  /** What it does, in one sentence. */
  public String sentence() {
    return sentence;
  }

  /** The environment variable that sets it, or an empty text. */
  public String environment() {
    return environment;
  }

  static Optional<SandboxOption> ofKey(String key) {
    for (SandboxOption option : values()) {
      if (option.key.equals(key)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }
}
