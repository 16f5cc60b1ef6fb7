package io.waymark.sandbox.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How many records of each key an interrupted replay has left in the topic. Records of one key keep
 * their order there, so when the same lines come again, the first so many of each key are those.
 */
final class SentBefore {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Map<ByteBuffer, Integer> left = new HashMap<>();
  private long records;

  private SentBefore() {}

  /** For a replay that begins. */
  static SentBefore nothing() {
    return new SentBefore();
  }

  /** What the topic holds of that replay. */
  static SentBefore of(RunningSystem system, String replayId) {
    SentBefore before = new SentBefore();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(system)) {
      before.readAll(consumer, system.eventsTopic(), replayId.getBytes(StandardCharsets.UTF_8));
    } catch (KafkaException e) {
      throw new ReplayException(
          "cannot read topic %s at %s (%s): is the system up?"
              .formatted(system.eventsTopic(), system.kafkaBootstrap(), e.getMessage()),
          e);
    }
    return before;
  }

  /** Whether there is any. */
  boolean isEmpty() {
    return records == 0;
  }

  /** How many there are. */
  long records() {
    return records;
  }

  /** Whether the next record of that key is in the topic; each is counted off once. */
  boolean covers(byte[] key) {
    return left.computeIfPresent(
            ByteBuffer.wrap(key), (same, count) -> count == 0 ? null : count - 1)
        != null;
  }

  private void readAll(KafkaConsumer<byte[], byte[]> consumer, String topic, byte[] source) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
      consumer.poll(POLL).forEach(record -> count(record, source));
      if (System.nanoTime() > deadline) {
        throw new ReplayException(
            "topic %s was not read to its end within %d s: look at ./waymark status"
                .formatted(topic, LIMIT.toSeconds()));
      }
    }
  }

  private void count(ConsumerRecord<byte[], byte[]> record, byte[] source) {
    Header header = record.headers().lastHeader("source");
    boolean marker = record.headers().lastHeader("marker") != null;
    if (!marker && header != null && Arrays.equals(header.value(), source)) {
      left.merge(ByteBuffer.wrap(record.key()), 1, Integer::sum);
      records++;
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(RunningSystem system) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", system.kafkaBootstrap(), "enable.auto.commit", false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
