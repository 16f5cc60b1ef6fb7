package io.waymark.serving.health;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Kafka is ready when the topic exists and each of its partitions has a leader. */
public final class KafkaProbe implements Probe, AutoCloseable {

  private static final int TIMEOUT_MS = 4_000;

  private final String brokers;
  private final String topic;
  private @Nullable Admin admin;

  /** A probe of that topic; the brokers need not be there yet. */
  public KafkaProbe(String brokers, String topic) {
    this.brokers = brokers;
    this.topic = topic;
  }

  @Override
  public void check() throws Exception {
    try {
      boolean led =
          admin()
              .describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
              .allTopicNames()
              .get()
              .values()
              .stream()
              .flatMap(description -> description.partitions().stream())
              .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
      if (!led) {
        throw new NotReady("a partition of topic " + topic + " has no leader");
      }
    } catch (ExecutionException e) {
      throw new NotReady(
          e.getCause() instanceof UnknownTopicOrPartitionException
              ? "topic " + topic + " does not exist"
              : "no answer from Kafka at " + brokers);
    }
  }

  /** Made at the first look: a broker whose name is not known yet must not end the start. */
  private synchronized Admin admin() throws NotReady {
    if (admin == null) {
      try {
        admin =
            Admin.create(
                Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                    AdminClientConfig.CLIENT_ID_CONFIG, "waymark-serving-probe",
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS));
      } catch (KafkaException e) {
        throw new NotReady("no broker can be looked up in " + brokers);
      }
    }
    return admin;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
  }
}
