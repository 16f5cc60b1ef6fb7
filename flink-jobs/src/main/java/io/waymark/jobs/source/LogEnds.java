package io.waymark.jobs.source;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the logs of some partitions begin and end, asked for again and again. */
final class LogEnds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogEnds.class);
  private static final long TIMEOUT_MS = 5_000;

  /** First offset kept, and the offset that the next record will get. */
  record Range(long begin, long end) {}

  private final Admin admin;
  private volatile Map<TopicPartition, Range> ranges = Map.of();

  LogEnds(Properties kafka) {
    Properties properties = new Properties();
    properties.putAll(kafka);
    admin = Admin.create(properties);
  }

  /** Asks the broker; while it does not answer nothing is known, so nothing counts as read. */
  void refresh(Collection<TopicPartition> partitions) {
    try {
      Map<TopicPartition, Long> begins = ask(partitions, OffsetSpec.earliest());
      Map<TopicPartition, Long> ends = ask(partitions, OffsetSpec.latest());
      Map<TopicPartition, Range> answer = new HashMap<>();
      ends.forEach((tp, end) -> answer.put(tp, new Range(begins.getOrDefault(tp, 0L), end)));
      ranges = answer;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      ranges = Map.of();
      LOG.warn("the ends of the partitions are unknown for now: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<TopicPartition, Long> ask(Collection<TopicPartition> partitions, OffsetSpec spec)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> query = new HashMap<>();
    partitions.forEach(tp -> query.put(tp, spec));
    ListOffsetsResult result = admin.listOffsets(query);
    Map<TopicPartition, Long> offsets = new HashMap<>();
    result
        .all()
        .get(TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .forEach((tp, info) -> offsets.put(tp, info.offset()));
    return offsets;
  }

  /**
   * Whether a reader that stands at this offset (negative: at the beginning) has read everything.
   */
  boolean isReadToEnd(TopicPartition partition, long nextOffset) {
    Range range = ranges.get(partition);
    return range != null && Math.max(nextOffset, range.begin()) >= range.end();
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(1));
  }
}
