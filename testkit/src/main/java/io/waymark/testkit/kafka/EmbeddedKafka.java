package io.waymark.testkit.kafka;

import io.waymark.testkit.net.FreePorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Time;

/** A KRaft broker with its own controller in this JVM. The data folder outlives it. */
public final class EmbeddedKafka implements AutoCloseable {
  private final BrokerConfig config;
  private final KafkaRaftServer server;

  private EmbeddedKafka(BrokerConfig config, KafkaRaftServer server) {
    this.config = config;
    this.server = server;
  }

  /** Starts on free ports with its data in {@code dataDir}. */
  public static EmbeddedKafka start(Path dataDir) {
    List<Integer> ports = FreePorts.some(2);
    return start(new BrokerConfig(dataDir, ports.get(0), ports.get(1)));
  }

  /** Formats the folder where it is new, starts the broker and returns when it answers. */
  public static EmbeddedKafka start(BrokerConfig config) {
    Properties properties = config.toProperties();
    format(config, properties);
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(config, server);
  }

  /** Where clients connect. */
  public String bootstrapServers() {
    return config.bootstrapServers();
  }

  /** An admin client of this broker; the caller closes it. */
  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }

  /** Makes the topics that are not there yet. */
  public void ensureTopics(List<TopicSpec> topics) {
    try (Admin admin = admin()) {
      TopicSpec.ensure(admin, topics);
    }
  }

  /** Waits until the broker has ended by itself or by {@link #close()}. */
  public void awaitEnd() {
    server.awaitShutdown();
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(BrokerConfig config, Properties properties) {
    if (Files.exists(config.dataDir().resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(config.dataDir());
      Path file = Files.createTempFile("waymark-broker", ".properties");
      try (OutputStream out = Files.newOutputStream(file)) {
        properties.store(out, null);
      }
      runFormat(file);
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot format the broker folder " + config.dataDir(), e);
    }
  }

  private static void runFormat(Path propertiesFile) {
    String[] arguments = {
      "format",
      "--ignore-formatted",
      "--cluster-id",
      BrokerConfig.CLUSTER_ID,
      "--config",
      propertiesFile.toString()
    };
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int exit =
        StorageTool.execute(arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
    if (exit != 0) {
      throw new IllegalStateException(
          "kafka-storage format ended with "
              + exit
              + ": "
              + output.toString(StandardCharsets.UTF_8));
    }
  }
}
