package io.waymark.jobs.source;

import java.util.Optional;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** A Kafka partition with the state of its clock: both are checkpointed and move together. */
final class ClockedSplit extends KafkaPartitionSplit {
  private final long clock;
  private final boolean inReplay;

  ClockedSplit(KafkaPartitionSplit split, long clock, boolean inReplay) {
    super(split.getTopicPartition(), split.getStartingOffset(), stoppingOffset(split));
    this.clock = clock;
    this.inReplay = inReplay;
  }

  private static long stoppingOffset(KafkaPartitionSplit split) {
    Optional<Long> stopping = split.getStoppingOffset();
    return stopping.orElse(NO_STOPPING_OFFSET);
  }

  long clock() {
    return clock;
  }

  boolean inReplay() {
    return inReplay;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof ClockedSplit that
        && that.clock == clock
        && that.inReplay == inReplay;
  }

  @Override
  public int hashCode() {
    return super.hashCode() * 31 + Long.hashCode(clock);
  }
}
