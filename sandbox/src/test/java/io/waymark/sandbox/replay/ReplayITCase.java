package io.waymark.sandbox.replay;

import static io.waymark.sandbox.replay.ReplayTopic.header;
import static io.waymark.sandbox.replay.ReplayTopic.ofPartition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.testkit.demo.DemoSettings;
import io.waymark.testkit.demo.DemoStore;
import io.waymark.testkit.kafka.EmbeddedKafka;
import io.waymark.testkit.kafka.TopicSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replay against a real broker; the store is told what the topic holds. */
class ReplayITCase {

  private static final long START = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;
  private static ReplayTopic topic;

  @BeforeAll
  static void startBroker() {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"));
    kafka.ensureTopics(TopicSpec.line());
    topic = new ReplayTopic(kafka.bootstrapServers());
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @Test
  void sendsEveryLineOnceInOrderOfTimeBetweenItsMarkers() throws IOException {
    int lines = 20_000;
    Path file = shuffledEvents(lines, START);
    ReplayStore store = topic.store(ReplayStore.NO_CLOCK);

    Replay replay = replay(ReplayRequest.atFullSpeed(new WaymarkLines(), List.of(file)));
    ReplayReport report = replay.run(store);

    assertThat(report.toJson())
        .isEqualTo(
            "{\"read\":20001,\"accepted\":20000,\"repeated\":0,\"late\":0,\"filtered\":0,"
                + "\"rejected\":{\"event_too_large\":1},\"stored\":20000}");
    List<ConsumerRecord<byte[], byte[]>> records = topic.of(replay.id());
    for (int partition = 0; partition < TopicSpec.EVENTS.partitions(); partition++) {
      assertPartition(ofPartition(records, partition));
    }
  }

  private static void assertPartition(List<ConsumerRecord<byte[], byte[]>> records) {
    assertThat(header(records.get(0), "marker")).startsWith("begin:replay-").endsWith(":" + START);
    assertThat(header(records.get(records.size() - 1), "marker")).startsWith("end:replay-");
    long clock = START;
    int markers = 0;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      String marker = header(record, "marker");
      String value = new String(record.value(), StandardCharsets.UTF_8);
      if (!marker.isEmpty()) {
        markers++;
        clock = Long.parseLong(marker.substring(marker.lastIndexOf(':') + 1));
      } else if (header(record, "refused").isEmpty()) {
        long ts = Long.parseLong(value.substring(value.indexOf("ts\":") + 4, value.length() - 1));
        assertThat(ts).isGreaterThanOrEqualTo(clock);
        clock = ts;
        assertThat(header(record, "tenant")).isEqualTo("main");
        assertThat(header(record, "source")).startsWith("replay-");
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).startsWith("main/v");
      }
    }
    assertThat(markers).isBetween(12, 102);
  }

  @Test
  void stopsBeforeSendingWhereTheClockHasPassed() throws IOException {
    Path file = shuffledEvents(100, START);
    ReplayStore store = topic.store(START + Duration.ofDays(8).toMillis());
    int before = topic.records().size();
    assertThatThrownBy(
            () -> replay(ReplayRequest.atFullSpeed(new WaymarkLines(), List.of(file))).run(store))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("--no-demo")
        .hasMessageContaining("--shift-to-now")
        .hasMessageContaining("--accept-late")
        .hasMessageContaining("2024-01-01T00:00:00Z");
    assertThat(topic.records()).hasSize(before);
  }

  @Test
  void shiftsTheNewestEventToNow() throws IOException {
    Path file = shuffledEvents(100, START);
    ReplayRequest request =
        new ReplayRequest(
            new FileSource(new WaymarkLines(), List.of(file)),
            ReplaySpeed.parse("1e9"),
            true,
            false,
            false,
            Duration.ofSeconds(5));
    Replay replay = replay(request);
    replay.run(topic.store(System.currentTimeMillis()));
    List<ConsumerRecord<byte[], byte[]>> records = ofPartition(topic.of(replay.id()), 0);
    String end = header(records.get(records.size() - 1), "marker");
    long newest = Long.parseLong(end.substring(end.lastIndexOf(':') + 1));
    assertThat(newest).isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());
  }

  @Test
  void givesUpWhenRowsStandStill() throws IOException {
    Path file = shuffledEvents(10, START);
    ReplayRequest request =
        new ReplayRequest(
            new FileSource(new WaymarkLines(), List.of(file)),
            ReplaySpeed.FULL,
            false,
            true,
            false,
            Duration.ofMillis(50));
    assertThatThrownBy(() -> replay(request).run(new StalledStore(3)))
        .hasMessageContaining("3 of 11 lines are stored");
  }

  @Test
  void goesOnWhereItWasInterrupted() {
    DemoSettings shop = DemoSettings.of(7, 20, 300, Instant.parse("2025-03-01T12:00:00Z"));
    DemoHistory history = new DemoHistory(shop);
    for (int stop : new int[] {1, 300, 800}) {
      assertThatThrownBy(() -> resumable(new FirstLines(history, stop)).run(new StalledStore(0)))
          .hasMessageContaining("are stored");
    }
    ReplayReport report = resumable(history).run(topic.store(Long.MAX_VALUE));
    ReplayReport again = resumable(history).run(topic.store(Long.MAX_VALUE));

    assertThat(report.read()).isGreaterThan(800).isEqualTo(report.stored());
    assertThat(again).isEqualTo(report);
    assertThat(topic.lines("history")).isEqualTo(lines(shop));
  }

  private static Replay resumable(LineSource lines) {
    ReplayRequest request =
        new ReplayRequest(lines, ReplaySpeed.FULL, false, false, true, Duration.ofMillis(50));
    PrintStream err = new PrintStream(OutputStream.nullOutputStream());
    return Replay.resumable(topic.system(), request, InstantSource.system(), err, "history");
  }

  /** A store that gets no more rows: the replay ends as if it were killed after sending. */
  private record StalledStore(long events) implements ReplayStore {
    @Override
    public StoredCounts counts(String replayId) {
      return new StoredCounts(events, 0, 0, 0, Map.of());
    }

    @Override
    public long asOf() {
      return Long.MAX_VALUE;
    }

    @Override
    public long clock() {
      return NO_CLOCK;
    }
  }

  private static Map<String, Integer> lines(DemoSettings shop) {
    Map<String, Integer> lines = new HashMap<>();
    DemoStore store = new DemoStore(shop);
    while (store.hasNext()) {
      lines.merge(new String(store.next().json(), StandardCharsets.UTF_8), 1, Integer::sum);
    }
    return lines;
  }

  private static Replay replay(ReplayRequest request) {
    PrintStream err = new PrintStream(OutputStream.nullOutputStream());
    return new Replay(topic.system(), request, InstantSource.system(), err);
  }

  /** Events of 500 visitors, a minute apart, in disorder, with one line that is too long. */
  private static Path shuffledEvents(int count, long start) throws IOException {
    List<Integer> minutes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      minutes.add(i);
    }
    java.util.Collections.shuffle(minutes, new java.util.Random(3));
    SplittableRandom random = new SplittableRandom(5);
    Path file = Files.createTempFile(folder, "events", ".ndjson.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (int minute : minutes) {
        out.write(
            "{\"event_id\":\"e%d\",\"anonymous_id\":\"v%d\",\"ts\":%d}\n"
                .formatted(minute, random.nextInt(500), start + minute * 60_000L)
                .getBytes(StandardCharsets.UTF_8));
      }
      out.write(
          ("{\"event_id\":\"" + "x".repeat(300_000) + "\"}\n").getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
