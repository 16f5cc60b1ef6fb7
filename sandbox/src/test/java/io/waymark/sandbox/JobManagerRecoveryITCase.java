package io.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.sandbox.flink.CheckpointFolder;
import io.waymark.sandbox.flink.JobId;
import io.waymark.testkit.process.Ending;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the JobManager of a real cluster while events flow. */
class JobManagerRecoveryITCase {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final int EVENTS_PER_PART = 3_000;
  private static final int KILLS = 2;

  @Test
  void theLastCompletedCheckpointIsRestoredAndNoTwoAttemptsRun(@TempDir Path dir) throws Exception {
    SandboxOptions options =
        SandboxOptions.defaults()
            .with(SandboxOption.PARTS, "clickhouse kafka jobmanager taskmanager job")
            .with(SandboxOption.JOB_CHECKPOINT_INTERVAL, "1s")
            // Where there is one: the job must run on the JDK of stock Flink images.
            .with(SandboxOption.FLINK_JAVA_HOME, System.getProperty("waymark.jdk17", ""));
    try (SandboxSystem system = SandboxSystem.startAndAwait(dir, options, START_LIMIT)) {
      send(system, 0);
      for (int kill = 1; kill <= KILLS; kill++) {
        awaitRows(system, kill * EVENTS_PER_PART - EVENTS_PER_PART / 2);
        killAndCompare(system);
        send(system, kill);
      }
      awaitRows(system, (KILLS + 1) * EVENTS_PER_PART);
      assertThat(sql(system, "SELECT count(), uniqExact(event_id) FROM events"))
          .isEqualTo((KILLS + 1) * EVENTS_PER_PART + "\t" + (KILLS + 1) * EVENTS_PER_PART);
    }
  }

  private static void killAndCompare(SandboxSystem system) throws Exception {
    ProcessHandle oldTasks = process(system, "taskmanager");
    long oldJobManager = system.status().get("jobmanager").pid();
    system.kill("jobmanager");
    // Nobody writes metadata any more until a new JobManager runs.
    long last = newestOnDisk(system);
    while (pid(system, "jobmanager") == oldJobManager || pid(system, "jobmanager") == 0) {
      Thread.sleep(5);
    }
    assertThat(Ending.lives(oldTasks)).as("tasks of the old attempt").isFalse();
    assertThat(awaitRestored(system)).isEqualTo(last);
    assertThat(system.awaitReady(START_LIMIT)).isTrue();
  }

  private static long newestOnDisk(SandboxSystem system) {
    Path root = system.site().folder().checkpoints();
    Path folder = root.resolve(JobId.in(root));
    return new CheckpointFolder(folder).newestComplete().orElseThrow().number();
  }

  private static long awaitRestored(SandboxSystem system) throws InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < end) {
      try {
        long restored =
            system
                .flink()
                .checkpoints(JobId.in(system.site().folder().checkpoints()))
                .path("latest")
                .path("restored")
                .path("id")
                .asLong(-1);
        if (restored >= 0) {
          return restored;
        }
      } catch (IOException e) {
        // The new one does not answer, or does not know the job yet.
      }
      Thread.sleep(50);
    }
    throw new AssertionError("nothing restored: " + system.status());
  }

  private static void awaitRows(SandboxSystem system, int rows) throws Exception {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    String seen = "";
    while (System.nanoTime() < end) {
      seen = sql(system, "SELECT count() FROM events");
      if (Long.parseLong(seen) >= rows) {
        return;
      }
      Thread.sleep(100);
    }
    String refused =
        sql(system, "SELECT reason, detail, count() FROM rejected_events GROUP BY ALL");
    throw new AssertionError(
        seen + " rows of " + rows + ", refused: " + refused + ", " + system.status());
  }

  private static void send(SandboxSystem system, int part) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", system.site().kafka(), "acks", "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < EVENTS_PER_PART; i++) {
        String person = "c" + i % 500;
        String event =
            "{\"event_id\":\"e-%d-%d\",\"customer_id\":\"%s\",\"name\":\"search\",\"channel\":\"email\",\"ts\":\"%s\"}"
                .formatted(part, i, person, Instant.now());
        var record = new ProducerRecord<>("waymark.events", bytes("main/" + person), bytes(event));
        record.headers().add("tenant", bytes("main"));
        producer.send(record);
      }
      producer.flush();
    }
  }

  private static String sql(SandboxSystem system, String statement) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(system.site().clickhouseUrl()))
            .POST(BodyPublishers.ofString(statement))
            .build();
    return system.site().http().send(request, BodyHandlers.ofString()).body().strip();
  }

  private static ProcessHandle process(SandboxSystem system, String part) {
    return ProcessHandle.of(pid(system, part)).orElseThrow();
  }

  private static long pid(SandboxSystem system, String part) {
    return system.status().get(part).pid();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
