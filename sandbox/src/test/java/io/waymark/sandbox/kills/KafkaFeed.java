package io.waymark.sandbox.kills;

import io.waymark.testkit.kafka.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends lines straight to the broker, which may die meanwhile: it is waited for. */
final class KafkaFeed implements AutoCloseable {
  private static final byte[] NO_KEY = null;
  private static final String TOPIC = TopicSpec.EVENTS.name();

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicLong acknowledged = new AtomicLong();
  private final ConcurrentSkipListSet<Long> underWay = new ConcurrentSkipListSet<>();
  private volatile long sent;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  KafkaFeed(String bootstrap) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            20,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            240_000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            240_000);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  void send(Line line) {
    List<Header> headers = List.of(header("tenant", line.tenant()));
    send(new ProducerRecord<>(TOPIC, null, line.key(), line.json(), headers));
  }

  /** A word of a replay to every partition: while one runs, clocks follow events alone. */
  void mark(String word, long ts) {
    List<Header> headers = List.of(header("marker", word + ":kills:" + ts));
    for (int partition = 0; partition < TopicSpec.EVENTS.partitions(); partition++) {
      send(new ProducerRecord<>(TOPIC, partition, NO_KEY, new byte[0], headers));
    }
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    long number = ++sent;
    underWay.add(number);
    producer.send(
        record,
        (metadata, problem) -> {
          underWay.remove(number);
          answered(problem);
        });
  }

  /** Records given to this feed so far; asked by the one thread that gives them. */
  long sent() {
    return sent;
  }

  /** Whether the broker has the first so many records. */
  boolean isThrough(long number) {
    Long oldest = underWay.isEmpty() ? null : underWay.ceiling(0L);
    return oldest == null || oldest > number;
  }

  /** Records that the broker has acknowledged. */
  long acknowledged() {
    return acknowledged.get();
  }

  void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("the broker did not take a record", failure.get());
    }
  }

  private void answered(Exception problem) {
    if (problem == null) {
      acknowledged.incrementAndGet();
    } else {
      failure.compareAndSet(null, problem);
    }
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close();
  }
}
