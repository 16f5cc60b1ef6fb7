package io.waymark.serving.control;

import io.waymark.serving.http.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The control topic in Kafka: acks=all, idempotent, one record after the other. */
public final class KafkaControlLog implements ControlLog {

  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final int ANSWER_MS = 10_000;
  private static final int RETRY_SECONDS = 2;

  private final String topic;
  private final Map<String, Object> brokers;
  private @Nullable KafkaProducer<byte[], byte[]> producer;
  private @Nullable Admin admin;

  /** A log over these brokers, which need not be there yet. */
  public KafkaControlLog(String brokers, String topic) {
    this.topic = topic;
    this.brokers = Map.of("bootstrap.servers", brokers, "client.id", "waymark-control");
  }

  @Override
  public synchronized long append(String key, byte @Nullable [] value) {
    try {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      return await(producer().send(new ProducerRecord<>(topic, 0, bytes, value))).offset();
    } catch (KafkaException e) {
      throw away(e);
    }
  }

  @Override
  public synchronized long end() {
    TopicPartition only = new TopicPartition(topic, 0);
    try {
      return await(admin().listOffsets(Map.of(only, OffsetSpec.latest())).partitionResult(only))
          .offset();
    } catch (KafkaException e) {
      throw away(e);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      Map<String, Object> settings = new java.util.HashMap<>(brokers);
      settings.put("acks", "all");
      settings.put("enable.idempotence", true);
      settings.put("max.block.ms", ANSWER_MS / 2);
      settings.put("request.timeout.ms", ANSWER_MS / 4);
      settings.put("delivery.timeout.ms", ANSWER_MS / 2);
      producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  private Admin admin() {
    if (admin == null) {
      admin = Admin.create(brokers);
    }
    return admin;
  }

  private static <T> T await(Future<T> answer) {
    try {
      return answer.get(ANSWER_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw away(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away(e);
    }
  }

  private static Unavailable away(Exception cause) {
    return new Unavailable("kafka", "the control topic cannot be written", RETRY_SECONDS, cause);
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(CLOSE);
    }
    if (admin != null) {
      admin.close(CLOSE);
    }
  }
}
