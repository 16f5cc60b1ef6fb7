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

/** Whether the broker answers and the topics of the line exist. */
final class TopicsProbe implements Probe {
  private static final String TIMEOUT_MILLIS = "3000";

  private final Probe port;
  private final String bootstrapServers;
  private boolean topicsSeen;

  TopicsProbe(int port, String bootstrapServers) {
    this.port = Probe.port(port);
    this.bootstrapServers = bootstrapServers;
  }

  @Override
  public String problem() throws IOException, InterruptedException {
    try {
      port.problem();
    } catch (IOException e) {
      topicsSeen = false;
      throw e;
    }
    // A client is dear: one that has answered once is asked again only after it was gone.
    topicsSeen = topicsSeen || hasTopics();
    return topicsSeen ? "" : "does not know the topics yet";
  }

  private boolean hasTopics() throws InterruptedException {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "request.timeout.ms", TIMEOUT_MILLIS,
            "default.api.timeout.ms", TIMEOUT_MILLIS);
    List<String> names = TopicSpec.line().stream().map(TopicSpec::name).toList();
    try (Admin admin = Admin.create(settings)) {
      admin.describeTopics(names).allTopicNames().get(4, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }
}
