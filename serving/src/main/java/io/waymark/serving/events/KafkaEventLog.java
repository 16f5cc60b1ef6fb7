package io.waymark.serving.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The topic of events, written with acks=all by an idempotent producer. */
public final class KafkaEventLog implements EventLog, AutoCloseable {

  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final int REQUEST_MS = 5_000;
  private static final int LINGER_MS = 2;

  private final String topic;
  private final Map<String, Object> settings;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  /**
   * A log over these brokers, which need not be there yet.
   *
   * @param block how long a send may wait for a broker or for room
   * @param delivery how long an acknowledgement may take
   */
  public KafkaEventLog(String brokers, String topic, Duration block, Duration delivery) {
    this.topic = topic;
    int deliveryMs = Math.toIntExact(delivery.toMillis());
    this.settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            brokers,
            ProducerConfig.CLIENT_ID_CONFIG,
            "waymark-serving",
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            LINGER_MS,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            block.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            Math.min(REQUEST_MS, deliveryMs - LINGER_MS),
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            deliveryMs);
  }

  /** Made at the first event: a broker whose name is not known yet must not end the start. */
  private synchronized KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  @Override
  public void append(EventRecord event, Consumer<@Nullable Exception> done) {
    byte[] key = event.key().isEmpty() ? null : event.keyBytes();
    ProducerRecord<byte[], byte[]> kafka = new ProducerRecord<>(topic, key, event.value());
    event
        .headers()
        .forEach((name, text) -> kafka.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    try {
      producer().send(kafka, (metadata, failure) -> done.accept(failure));
    } catch (KafkaException | IllegalStateException e) {
      done.accept(e);
    }
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(CLOSE);
    }
  }
}
