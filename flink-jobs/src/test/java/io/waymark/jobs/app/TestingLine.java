package io.waymark.jobs.app;

import io.waymark.core.event.Event;
import io.waymark.core.wire.EventJson;
import io.waymark.jobs.topology.Topology;
import io.waymark.testkit.engine.EmbeddedClickHouse;
import io.waymark.testkit.kafka.EmbeddedKafka;
import io.waymark.testkit.kafka.TopicSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker, a database of the shared engine and the real topology on a mini cluster. */
final class TestingLine implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final EmbeddedKafka kafka;
  private final KafkaProducer<byte[], byte[]> producer;
  private final EmbeddedClickHouse engine = EmbeddedClickHouse.shared();
  private final String database = engine.newDatabase();

  TestingLine(Path folder) {
    this.folder = folder.toAbsolutePath();
    kafka = EmbeddedKafka.start(this.folder.resolve("kafka"));
    kafka.ensureTopics(TopicSpec.line());
    Properties properties = new Properties();
    properties.put("bootstrap.servers", kafka.bootstrapServers());
    properties.put("enable.idempotence", "true");
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  JobClient start(int parallelism, String savepoint) throws Exception {
    JobOptions options =
        JobOptions.parse(
            new String[] {
              "--kafka.bootstrap-servers",
              kafka.bootstrapServers(),
              "--clickhouse.url",
              database,
              "--checkpoint.interval",
              "500ms",
              "--checkpoint.dir",
              folder.resolve("checkpoints").toUri().toString(),
            },
            Map.of());
    Configuration configuration = JourneyJob.configuration(options);
    configuration.setString("rest.port", "0");
    configuration.setString("taskmanager.numberOfTaskSlots", Integer.toString(parallelism));
    configuration.setString("taskmanager.memory.managed.size", "128m");
    if (!savepoint.isEmpty()) {
      configuration.setString("execution.state-recovery.path", savepoint);
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    Topology.build(env, options);
    return env.executeAsync(JourneyJob.NAME);
  }

  String stop(JobClient job) throws Exception {
    return job.stopWithSavepoint(
            false, folder.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
        .get(60, TimeUnit.SECONDS);
  }

  void send(int partition, Event event) {
    producer.send(
        new ProducerRecord<>(
            TopicSpec.EVENTS.name(),
            partition,
            (byte[]) null,
            EventJson.toBytes(event),
            List.of(new RecordHeader("tenant", bytes(event.tenant())))));
  }

  void sendBytes(int partition, String tenant, String bytes) {
    producer.send(
        new ProducerRecord<>(
            TopicSpec.EVENTS.name(),
            partition,
            (byte[]) null,
            bytes(bytes),
            List.of(new RecordHeader("tenant", bytes(tenant)))));
  }

  void flush() {
    producer.flush();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  String sql(String statement) {
    return engine.execute(URI.create(database), statement).strip();
  }

  /** Waits until the statement answers so, then returns its last answer. */
  String await(String statement, String expected) throws InterruptedException {
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    String answer = tolerant(statement);
    while (!answer.equals(expected) && System.nanoTime() < giveUpAt) {
      Thread.sleep(200);
      answer = tolerant(statement);
    }
    return answer;
  }

  /** Before the first commit there are no tables yet. */
  private String tolerant(String statement) {
    try {
      return sql(statement);
    } catch (RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    kafka.close();
  }
}
