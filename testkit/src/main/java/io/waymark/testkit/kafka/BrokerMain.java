package io.waymark.testkit.kafka;

import io.waymark.testkit.net.FreePorts;
import java.nio.file.Path;

/**
 * The broker as a process of its own: {@code BrokerMain --data-dir DIR --port N}. Prints {@code
 * ready port=N} when it answers and both topics exist; a TERM signal stops it in order.
 */
public final class BrokerMain {
  private BrokerMain() {}

  /** Runs until the process is told to end. */
  public static void main(String[] args) {
    BrokerConfig config = parse(args);
    EmbeddedKafka kafka = EmbeddedKafka.start(config);
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "broker-stop"));
    kafka.ensureTopics(TopicSpec.line());
    System.out.println("ready port=" + config.port());
    kafka.awaitEnd();
  }

  private static BrokerConfig parse(String[] args) {
    if (args.length != 4 || !args[0].equals("--data-dir") || !args[2].equals("--port")) {
      throw new IllegalArgumentException(
          "expected --data-dir DIR --port N, got: " + String.join(" ", args));
    }
    int controllerPort = FreePorts.some(1).get(0);
    return new BrokerConfig(Path.of(args[1]), Integer.parseInt(args[3]), controllerPort);
  }
}
