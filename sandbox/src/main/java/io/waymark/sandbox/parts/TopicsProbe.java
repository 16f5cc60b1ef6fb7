package io.waymark.sandbox.parts;

import io.waymark.sandbox.supervise.Probe;
import io.waymark.testkit.kafka.TopicSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/**
 * Whether the broker answers and the topics of the line exist.
 *
 * @param port its port
 * @param bootstrapServers the same for clients
 */
record TopicsProbe(int port, String bootstrapServers) implements Probe {
  private static final String TIMEOUT_MILLIS = "3000";

  @Override
  public String problem() throws IOException, InterruptedException {
    // Cheaper than a client, which would go on trying and fill the log.
    Probe.port(port).problem();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "request.timeout.ms", TIMEOUT_MILLIS,
            "default.api.timeout.ms", TIMEOUT_MILLIS);
    List<String> names = TopicSpec.line().stream().map(TopicSpec::name).toList();
    try (Admin admin = Admin.create(settings)) {
      admin.describeTopics(names).allTopicNames().get(4, TimeUnit.SECONDS);
      return "";
    } catch (ExecutionException | TimeoutException e) {
      return "does not know the topics yet";
    }
  }
}
