package io.waymark.jobs.control;

import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.jobs.app.JobOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.metrics.MetricGroup;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the control topic in a thread of its own: first to the end that it has when opened, then on
 * and on. It belongs to no consumer group and keeps no offsets: every start reads everything, which
 * compaction keeps short.
 */
public final class ControlTail implements ControlFeed {
  private static final Logger LOG = LoggerFactory.getLogger(ControlTail.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PAUSE_MS = 1_000;
  private static final long CLOSE_MS = 5_000;

  /** Changes that may wait for the operator; beyond that the reader waits. */
  private static final int MAX_WAITING = 1_000;

  private final Properties kafka;
  private final String topic;
  private final ControlDecoder decoder;
  private final CompletableFuture<Collection<ControlChange>> beginning = new CompletableFuture<>();
  private final BlockingQueue<ControlChange> later = new LinkedBlockingQueue<>(MAX_WAITING);
  private final Queue<ControlChange> first = new ArrayDeque<>();
  private final Thread thread;
  private volatile boolean closed;

  private ControlTail(Properties kafka, String topic, ControlDecoder decoder) {
    this.kafka = kafka;
    this.topic = topic;
    this.decoder = decoder;
    this.thread = new Thread(this::run, "control-tail");
    thread.setDaemon(true);
  }

  /** A tail of the topic of those options. */
  public static ControlFeed.Opener of(JobOptions options) {
    Properties kafka = options.kafka();
    String topic = options.text("control.topic");
    long waitMs = options.millis("control.wait");
    return metrics -> open(kafka, topic, waitMs, metrics);
  }

  private static ControlTail open(Properties kafka, String topic, long waitMs, MetricGroup metrics)
      throws InterruptedException {
    ControlTail tail = new ControlTail(kafka, topic, new ControlDecoder(metrics));
    tail.thread.start();
    try {
      tail.first.addAll(tail.beginning.get(waitMs, TimeUnit.MILLISECONDS));
      return tail;
    } catch (TimeoutException | ExecutionException e) {
      tail.close();
      throw new IllegalStateException(
          "the control topic "
              + topic
              + " was not read to its end within "
              + waitMs
              + " ms: is the broker there, and the topic? Make it with cleanup.policy=compact, or"
              + " name another with --control.topic",
          e);
    } catch (InterruptedException e) {
      tail.close();
      throw e;
    }
  }

  @Override
  public @Nullable ControlChange poll() {
    ControlChange change = first.poll();
    return change == null ? later.poll() : change;
  }

  private void run() {
    while (!closed) {
      try {
        follow();
      } catch (WakeupException | InterruptException | InterruptedException e) {
        return;
      } catch (KafkaException e) {
        LOG.warn("the control topic is read again from its beginning: {}", e.toString());
        pause();
      }
    }
  }

  private void follow() throws InterruptedException {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Collection<ControlChange> all = toTheEnd(consumer);
      if (!beginning.complete(all)) {
        for (ControlChange change : all) {
          later.put(change);
        }
      }
      while (!closed) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          ControlChange change = decoder.decode(record.key(), record.value(), record.offset());
          if (change != null) {
            later.put(change);
          }
        }
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Properties properties = new Properties();
    properties.putAll(kafka);
    properties.put("auto.offset.reset", "earliest");
    properties.put("enable.auto.commit", "false");
    properties.put("allow.auto.create.topics", "false");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The last change of each key, in the order in which they were written. */
  private Collection<ControlChange> toTheEnd(KafkaConsumer<byte[], byte[]> consumer)
      throws InterruptedException {
    consumer.assign(partitions(consumer));
    consumer.seekToBeginning(consumer.assignment());
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    Map<ControlKey, ControlChange> last = new LinkedHashMap<>();
    while (!closed && ends.entrySet().stream().anyMatch(end -> isBefore(consumer, end))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        ControlChange change = decoder.decode(record.key(), record.value(), record.offset());
        if (change != null) {
          last.remove(change.key());
          last.put(change.key(), change);
        }
      }
    }
    return last.values();
  }

  private static boolean isBefore(
      KafkaConsumer<byte[], byte[]> consumer, Map.Entry<TopicPartition, Long> end) {
    return consumer.position(end.getKey()) < end.getValue();
  }

  private Collection<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer)
      throws InterruptedException {
    while (true) {
      Collection<TopicPartition> partitions = new ArrayList<>();
      for (PartitionInfo info : consumer.partitionsFor(topic)) {
        partitions.add(new TopicPartition(topic, info.partition()));
      }
      if (!partitions.isEmpty()) {
        return partitions;
      }
      if (closed) {
        throw new InterruptedException("closed");
      }
      Thread.sleep(PAUSE_MS);
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(CLOSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
