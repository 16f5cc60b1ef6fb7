package io.waymark.jobs.source;

import io.waymark.core.clock.PartitionClock;
import org.apache.kafka.common.TopicPartition;

/** A partition, its clock and how far it has been read. */
final class ClockedPartition {
  private final TopicPartition topicPartition;
  private final PartitionClock clock;
  private long nextOffset;

  ClockedPartition(TopicPartition topicPartition, PartitionClock clock, long nextOffset) {
    this.topicPartition = topicPartition;
    this.clock = clock;
    this.nextOffset = nextOffset;
  }

  TopicPartition topicPartition() {
    return topicPartition;
  }

  PartitionClock clock() {
    return clock;
  }

  /** Offset of the next record; negative where the connector has not said yet where it begins. */
  long nextOffset() {
    return nextOffset;
  }

  void passed(long offset) {
    nextOffset = offset + 1;
  }
}
