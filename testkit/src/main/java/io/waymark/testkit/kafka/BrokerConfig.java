package io.waymark.testkit.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * What one small broker is started with.
 *
 * @param dataDir folder of the log segments; made if absent
 * @param port port of the clients' listener on loopback
 * @param controllerPort port of the controller's listener on loopback; may differ at every start
 */
public record BrokerConfig(Path dataDir, int port, int controllerPort) {
  static final String CLUSTER_ID = "d2F5bWFyay1zYW5kYm94MQ";
  private static final Duration RETENTION = Duration.ofDays(7);
  private static final int NODE_ID = 1;

  /** Where clients connect. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  Properties toProperties() {
    Properties properties = new Properties();
    addIdentity(properties);
    addListeners(properties);
    addSingleNodeTopics(properties);
    addSmallFootprint(properties);
    return properties;
  }

  private void addIdentity(Properties properties) {
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", String.valueOf(NODE_ID));
    properties.put("log.dirs", dataDir.toAbsolutePath().toString());
    properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    // One voter has nobody to wait for.
    properties.put("controller.quorum.election.timeout.ms", "200");
    // After a kill the controller refuses the new incarnation until the old session has ended.
    properties.put("broker.session.timeout.ms", "2000");
    properties.put("broker.heartbeat.interval.ms", "500");
  }

  private void addListeners(Properties properties) {
    String clients = "PLAINTEXT://127.0.0.1:" + port;
    properties.put("listeners", clients + ",CONTROLLER://127.0.0.1:" + controllerPort);
    properties.put("advertised.listeners", clients);
    properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("inter.broker.listener.name", "PLAINTEXT");
  }

  private static void addSingleNodeTopics(Properties properties) {
    properties.put("auto.create.topics.enable", "false");
    properties.put("default.replication.factor", "1");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "2");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("transaction.state.log.num.partitions", "2");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("share.coordinator.state.topic.num.partitions", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    // By time alone: a limit in bytes could delete what a job that lags behind has not yet read.
    properties.put("log.retention.ms", String.valueOf(RETENTION.toMillis()));
    properties.put("log.segment.bytes", String.valueOf(64 << 20));
    // Two such files are laid out in advance for every partition; a full 64 MiB of log needs 200
    // KiB.
    properties.put("log.index.size.max.bytes", String.valueOf(512 << 10));
  }

  private static void addSmallFootprint(Properties properties) {
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "4");
    properties.put("background.threads", "2");
    properties.put("num.replica.fetchers", "1");
    properties.put("log.cleaner.dedupe.buffer.size", String.valueOf(2 << 20));
    properties.put("log.cleaner.io.buffer.size", String.valueOf(128 << 10));
  }
}
