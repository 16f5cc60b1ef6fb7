package io.waymark.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.wire.ControlJson;
import io.waymark.jobs.app.JobOptions;
import io.waymark.testkit.kafka.EmbeddedKafka;
import io.waymark.testkit.kafka.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tail against a real broker. */
class ControlTailITCase {
  private static final int MANY = 3_000;

  @TempDir Path folder;

  private static ControlFeed.Opener opener(EmbeddedKafka kafka, String wait) {
    return ControlTail.of(
        JobOptions.parse(
            new String[] {
              "--kafka.bootstrap-servers", kafka.bootstrapServers(), "--control.wait", wait
            },
            Map.of()));
  }

  private static ControlRecord record(int id, long version) {
    return ControlRecord.of(new ControlKey("meaning", "acme", "doc/" + id), version, 0, "{}");
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, ControlRecord record, boolean removed) {
    byte @Nullable [] value = removed ? null : ControlJson.toBytes(record);
    byte[] key = record.key().text().getBytes(StandardCharsets.UTF_8);
    producer.send(new ProducerRecord<>(TopicSpec.CONTROL.name(), key, value));
  }

  @Test
  void knowsEverythingWhenItOpensAndGoesOnThen() throws Exception {
    Properties properties = new Properties();
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
      properties.put("bootstrap.servers", kafka.bootstrapServers());
      assertThatThrownBy(() -> opener(kafka, "2s").open(new UnregisteredMetricsGroup()))
          .as("no topic")
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("waymark.control was not read to its end within 2000 ms")
          .hasMessageContaining("cleanup.policy=compact");
      kafka.ensureTopics(TopicSpec.line());
      try (var producer =
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
        // More than the queue holds: what was there at the opening may not wait for the operator.
        for (int i = 0; i < MANY; i++) {
          send(producer, record(i, 1), false);
        }
        send(producer, record(7, 2), false);
        send(producer, record(8, 1), true);
        producer.flush();
        try (ControlFeed feed = opener(kafka, "60s").open(new UnregisteredMetricsGroup())) {
          List<ControlChange> known = drain(feed);
          assertThat(known).hasSize(MANY);
          assertThat(known)
              .endsWith(ControlChange.of(record(7, 2)), ControlChange.removal(record(8, 1).key()));
          send(producer, record(7, 3), false);
          send(producer, record(9, 1), true);
          producer.flush();
          assertThat(await(feed)).isEqualTo(ControlChange.of(record(7, 3)));
          assertThat(await(feed)).isEqualTo(ControlChange.removal(record(9, 1).key()));
        }
      }
    }
  }

  private static List<ControlChange> drain(ControlFeed feed) {
    List<ControlChange> all = new ArrayList<>();
    for (ControlChange next = feed.poll(); next != null; next = feed.poll()) {
      all.add(next);
    }
    return all;
  }

  private static @Nullable ControlChange await(ControlFeed feed) throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      ControlChange next = feed.poll();
      if (next != null) {
        return next;
      }
      Thread.sleep(50);
    }
    return null;
  }
}
