package io.waymark.testkit.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A topic as the system expects it.
 *
 * @param name topic name
 * @param partitions number of partitions
 */
public record TopicSpec(String name, int partitions) {
  /** Where events arrive. */
  public static final TopicSpec EVENTS = new TopicSpec("waymark.events", 8);

  /** The job's copy of what it refused. */
  public static final TopicSpec REJECTED = new TopicSpec("waymark.events.rejected", 1);

  // The broker's own clock stamps every record, so "in the future" does not depend on producers.
  private static final Map<String, String> SETTINGS =
      Map.of("message.timestamp.type", "LogAppendTime");
  private static final long TIMEOUT_SECONDS = 30;

  /** The two topics of the line. */
  public static List<TopicSpec> line() {
    return List.of(EVENTS, REJECTED);
  }

  /** Makes the topics that are not there yet; the others stay as they are. */
  public static void ensure(Admin admin, List<TopicSpec> topics) {
    for (TopicSpec topic : topics) {
      topic.ensure(admin);
    }
  }

  private void ensure(Admin admin) {
    NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(SETTINGS);
    try {
      admin.createTopics(List.of(topic)).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("cannot create topic " + name, e.getCause());
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "no answer in " + TIMEOUT_SECONDS + " s when creating topic " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted when creating topic " + name, e);
    }
  }
}
