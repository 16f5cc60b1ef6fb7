package io.waymark.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaITCase {
  @Test
  void recordsSurviveARestartAndCarryTheBrokersClock(@TempDir Path dir) throws Exception {
    long before = System.currentTimeMillis();
    try (EmbeddedKafka kafka = EmbeddedKafka.start(dir)) {
      kafka.ensureTopics(TopicSpec.line());
      kafka.ensureTopics(TopicSpec.line());
      send(kafka, "hello");
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(dir)) {
      ConsumerRecord<byte[], byte[]> record = readFirst(kafka);
      assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("hello");
      assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
      assertThat(record.timestamp()).isGreaterThanOrEqualTo(before);
      assertThat(
              kafka
                  .admin()
                  .describeTopics(List.of("waymark.events"))
                  .allTopicNames()
                  .get(30, TimeUnit.SECONDS)
                  .get("waymark.events")
                  .partitions())
          .hasSize(8);
    }
  }

  private static void send(EmbeddedKafka kafka, String value) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(
              "waymark.events", 0, 1_000L, null, value.getBytes(StandardCharsets.UTF_8));
      producer.send(record).get(30, TimeUnit.SECONDS);
    }
  }

  private static ConsumerRecord<byte[], byte[]> readFirst(EmbeddedKafka kafka) {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition("waymark.events", 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      for (int attempt = 0; attempt < 30; attempt++) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          return record;
        }
      }
    }
    throw new AssertionError("no record in 30 s");
  }
}
