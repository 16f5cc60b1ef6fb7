package io.waymark.sandbox.replay;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a replay's records and clock markers to the events topic; nothing is sent twice or lost.
 */
public final class EventProducer implements AutoCloseable {

  private static final byte @Nullable [] NO_KEY = null;
  private static final byte[] NO_VALUE = new byte[0];

  private final KafkaProducer<byte[], byte[]> kafka;
  private final String topic;
  private final String replayId;
  private final int partitions;
  private final Header tenant;
  private final Header source;
  private final List<Header> eventHeaders;
  private final LongAdder acknowledged = new LongAdder();
  private final Callback onEvent = (metadata, error) -> acknowledge(error, 1);
  private final Callback onMarker = (metadata, error) -> acknowledge(error, 0);
  private volatile @Nullable Exception failure;

  /**
   * Connects to the system's broker.
   *
   * @param replayId the column {@code source} of the rows
   */
  public EventProducer(RunningSystem system, String replayId) {
    this.topic = system.eventsTopic();
    this.replayId = replayId;
    this.tenant = header("tenant", system.tenant());
    this.source = header("source", replayId);
    this.eventHeaders = List.of(tenant, source);
    try {
      this.kafka =
          new KafkaProducer<>(
              settings(system.kafkaBootstrap()),
              new ByteArraySerializer(),
              new ByteArraySerializer());
      this.partitions = kafka.partitionsFor(topic).size();
    } catch (KafkaException e) {
      throw new ReplayException(
          "cannot reach topic %s at %s (%s): is the system up?"
              .formatted(topic, system.kafkaBootstrap(), e.getMessage()),
          e);
    }
  }

  private static Map<String, Object> settings(String bootstrap) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "waymark-replay");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
    // A broker that is restarted is waited for.
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 180_000);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 180_000);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
    return settings;
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Queues one record; waits while the buffer is full. */
  public void send(ReplayRecord entry) {
    List<Header> headers = entry.isRefusal() ? refusalHeaders(entry) : eventHeaders;
    kafka.send(record(entry, headers), onEvent);
    throwFailure();
  }

  private ProducerRecord<byte[], byte[]> record(ReplayRecord entry, List<Header> headers) {
    Integer byKey = null;
    return new ProducerRecord<>(topic, byKey, entry.key(), entry.value(), headers);
  }

  private List<Header> refusalHeaders(ReplayRecord entry) {
    return List.of(
        tenant,
        source,
        header("refused", entry.reason()),
        header("detail", entry.detail()),
        header("request", replayId + "/" + entry.line()));
  }

  /** The first word of a replay: hold the clock of every partition from here on. */
  public void begin(long ts) {
    mark("begin", ts);
  }

  /** Nothing earlier than that will follow. */
  public void clock(long ts) {
    mark("clock", ts);
  }

  /** The last word of a replay, with its newest time; waits until all is acknowledged. */
  public void end(long ts) {
    mark("end", ts);
    flush();
  }

  private void mark(String word, long ts) {
    List<Header> headers =
        List.of(tenant, source, header("marker", word + ":" + replayId + ":" + ts));
    for (int partition = 0; partition < partitions; partition++) {
      kafka.send(new ProducerRecord<>(topic, partition, NO_KEY, NO_VALUE, headers), onMarker);
    }
    throwFailure();
  }

  /** Waits until all that was sent is acknowledged. */
  public void flush() {
    kafka.flush();
    throwFailure();
  }

  /** Events and refusals that the broker has acknowledged. */
  public long acknowledged() {
    return acknowledged.sum();
  }

  private void acknowledge(@Nullable Exception error, int count) {
    if (error == null) {
      acknowledged.add(count);
    } else if (failure == null) {
      failure = error;
    }
  }

  private void throwFailure() {
    Exception cause = failure;
    if (cause != null) {
      throw new ReplayException(
          ("the broker did not take an event (%s) after %d acknowledged: bring it back and replay"
                  + " again with --accept-late; what is there already counts as repeated or late")
              .formatted(cause.getMessage(), acknowledged()),
          cause);
    }
  }

  @Override
  public void close() {
    kafka.close();
  }
}
