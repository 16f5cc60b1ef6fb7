package io.waymark.sandbox.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What replays have sent to a broker's topic of events.
 *
 * @param bootstrapServers of the broker
 */
record ReplayTopic(String bootstrapServers) {

  /** Everything in it. */
  List<ConsumerRecord<byte[], byte[]>> records() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("waymark.events").stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (records.size() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  /** The records of a replay, its markers too. */
  List<ConsumerRecord<byte[], byte[]>> of(String replayId) {
    return records().stream().filter(record -> header(record, "source").equals(replayId)).toList();
  }

  /** The lines of a replay, its markers not, and how often each came. */
  Map<String, Integer> lines(String replayId) {
    Map<String, Integer> lines = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : of(replayId)) {
      if (header(record, "marker").isEmpty()) {
        lines.merge(new String(record.value(), StandardCharsets.UTF_8), 1, Integer::sum);
      }
    }
    return lines;
  }

  static List<ConsumerRecord<byte[], byte[]>> ofPartition(
      List<ConsumerRecord<byte[], byte[]>> records, int partition) {
    return records.stream().filter(record -> record.partition() == partition).toList();
  }

  /** The header's text; empty where there is none. */
  static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** A system whose broker it is; it has no ClickHouse. */
  RunningSystem system() {
    return new Broker(bootstrapServers);
  }

  private record Broker(String kafkaBootstrap) implements RunningSystem {

    @Override
    public String clickHouseUrl() {
      return "http://127.0.0.1:1";
    }

    @Override
    public String tenant() {
      return "main";
    }
  }

  /** A store whose clock stands there and that holds what the topic does. */
  ReplayStore store(long clock) {
    return new Store(this, clock);
  }

  /** Counts what the topic holds as the job would. */
  private record Store(ReplayTopic topic, long clock) implements ReplayStore {

    @Override
    public StoredCounts counts(String replayId) {
      long events = 0;
      Map<String, Long> rejected = new HashMap<>();
      for (ConsumerRecord<byte[], byte[]> record : topic.of(replayId)) {
        if (header(record, "marker").isEmpty()) {
          String refused = header(record, "refused");
          events += refused.isEmpty() ? 1 : 0;
          if (!refused.isEmpty()) {
            rejected.merge(refused, 1L, Long::sum);
          }
        }
      }
      return new StoredCounts(events, 0, 0, 0, rejected);
    }

    @Override
    public long asOf() {
      return Long.MAX_VALUE;
    }
  }
}
