package io.waymark.bench.line;

import io.waymark.bench.measure.AtEnd;
import io.waymark.clickhouse.ClickHouse;
import io.waymark.clickhouse.ClickHouseUrl;
import io.waymark.clickhouse.Migrations;
import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.SandboxSystem;
import io.waymark.sandbox.flink.FlinkRest;
import io.waymark.testkit.kafka.TopicSpec;
import io.waymark.testkit.net.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Broker, ClickHouse and Flink as the sandbox runs them, without a job. */
final class LineSystem implements AutoCloseable {
  private static final List<String> PARTS =
      List.of("clickhouse", "kafka", "jobmanager", "taskmanager");
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final SandboxSystem system;
  private final String jarId;
  private final Admin kafka;
  private final Map<String, Integer> restartsBefore;

  private LineSystem(SandboxSystem system, String jarId) {
    this.system = system;
    this.jarId = jarId;
    this.restartsBefore = restarts(system);
    this.kafka = Admin.create(Map.of("bootstrap.servers", system.site().kafka()));
  }

  /** Starts it and gives it the job's jar; it is closed at the end. */
  static LineSystem start(Path folder, SandboxOptions options, AtEnd end)
      throws IOException, InterruptedException {
    SandboxOptions own = options.with(SandboxOption.PARTS, String.join(" ", PARTS));
    SandboxSystem system =
        end.keep(SandboxSystem.prepare(folder, FreePorts.some(1).get(0), own, false));
    system.start();
    if (!system.awaitReady(START_LIMIT)) {
      throw new IllegalStateException(
          "not ready after " + START_LIMIT.toSeconds() + " s: " + system.status());
    }
    Path jar = system.site().distribution().jobJar();
    return end.keep(new LineSystem(system, system.flink().upload(jar, "waymark-job.jar")));
  }

  /** Makes a topic and a database with the schema. */
  void create(LineRun.Names names, int partitions) {
    TopicSpec.ensure(kafka, List.of(new TopicSpec(names.topic(), partitions)));
    Migrations.ofProgram().run(database(names));
  }

  /** Takes both away, so that no run works beside what another has left. */
  void remove(LineRun.Names names) throws InterruptedException {
    try (ClickHouse clickHouse = ClickHouse.open(url())) {
      clickHouse.execute("DROP DATABASE " + names.database() + " SYNC");
    }
    try {
      kafka.deleteTopics(List.of(names.topic())).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("topic " + names.topic() + " cannot be removed", e);
    }
  }

  ClickHouseUrl database(LineRun.Names names) {
    return url().withDatabase(names.database());
  }

  private ClickHouseUrl url() {
    return ClickHouseUrl.parse(system.site().clickhouseUrl());
  }

  String kafkaBootstrap() {
    return system.site().kafka();
  }

  String flinkUrl() {
    return system.site().flinkUrl();
  }

  FlinkRest flink() {
    return system.flink();
  }

  String jarId() {
    return jarId;
  }

  SandboxOptions options() {
    return system.site().options();
  }

  /** The checkpoints of a job. */
  Path checkpoints(String jobId) {
    return system.site().folder().checkpoints().resolve(jobId);
  }

  /** The processes whose time counts, by part. */
  Map<String, ProcessHandle> processes() {
    Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    system
        .status()
        .forEach((part, status) ->
            ProcessHandle.of(status.pid()).ifPresent(handle -> processes.put(part, handle)));
    return processes;
  }

  long taskManagerPid() {
    ProcessHandle taskManager = processes().get("taskmanager");
    if (taskManager == null) {
      throw new IllegalStateException("the TaskManager is gone: " + system.status());
    }
    return taskManager.pid();
  }

  /** The first part that died since the system was ready, or an empty text. */
  String restarted() {
    return restarts(system).entrySet().stream()
        .filter(part -> part.getValue() > restartsBefore.getOrDefault(part.getKey(), 0))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  /** A part may need a second attempt until all are ready; that does not count. */
  private static Map<String, Integer> restarts(SandboxSystem system) {
    Map<String, Integer> restarts = new LinkedHashMap<>();
    system.status().forEach((part, status) -> restarts.put(part, status.restarts()));
    return restarts;
  }

  @Override
  public void close() {
    kafka.close();
  }
}
