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
 * @param compacted whether the log keeps the last record of each key for good
 */
public record TopicSpec(String name, int partitions, boolean compacted) {
  /** A topic whose records end by their age. */
  public TopicSpec(String name, int partitions) {
    this(name, partitions, false);
  }

  /** Where events arrive. */
  public static final TopicSpec EVENTS = new TopicSpec("waymark.events", 8);

  /** The job's copy of what it refused. */
  public static final TopicSpec REJECTED = new TopicSpec("waymark.events.rejected", 1);

  /** Configuration and orders for the job. */
  public static final TopicSpec CONTROL = new TopicSpec("waymark.control", 1, true);

  // The broker's own clock stamps every record, so "in the future" does not depend on producers.
  private static final Map<String, String> STAMPED =
      Map.of("message.timestamp.type", "LogAppendTime");
  private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");
  private static final long TIMEOUT_SECONDS = 30;

  /** The topics of the line. */
  public static List<TopicSpec> line() {
    return List.of(EVENTS, REJECTED, CONTROL);
  }

  /** Makes the topics that are not there yet; the others stay as they are. */
  public static void ensure(Admin admin, List<TopicSpec> topics) {
    for (TopicSpec topic : topics) {
      topic.ensure(admin);
    }
  }

  private void ensure(Admin admin) {
    NewTopic topic =
        new NewTopic(name, partitions, (short) 1).configs(compacted ? COMPACTED : STAMPED);
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
