package io.waymark.jobs.source;

import io.waymark.core.clock.ClockBounds;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The topic of events: Flink's Kafka source with a clock per partition in place of watermarks by
 * reading speed (see the ADR on time bounds).
 */
public final class KafkaEvents
    implements Source<Intake, KafkaPartitionSplit, KafkaSourceEnumState>,
        ResultTypeQueryable<Intake> {
  private static final long serialVersionUID = 1L;

  private static final String FETCH_BYTES = String.valueOf(256 * 1024);

  private final KafkaSource<Intake> kafka;
  private final Properties properties;
  private final long[] bounds;

  /**
   * @param properties of the Kafka clients, with bootstrap.servers
   * @param topic topic of events
   * @param group consumer group; offsets are committed to it for the eye only
   * @param bounds time bounds
   */
  public KafkaEvents(Properties properties, String topic, String group, ClockBounds bounds) {
    this.properties = properties;
    this.bounds =
        new long[] {
          bounds.orderingWaitMs(),
          bounds.latenessMs(),
          bounds.quietMs(),
          bounds.partitionQuietMs(),
          bounds.replayLeaseMs()
        };
    this.kafka =
        KafkaSource.<Intake>builder()
            .setProperties(properties)
            .setTopics(topic)
            .setGroupId(group)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setProperty("partition.discovery.interval.ms", "10000")
            // In a catch-up one fetch of a partition is read before the next partition's: the
            // larger it is, the more events wait for the partition that is furthest behind.
            .setProperty("max.partition.fetch.bytes", FETCH_BYTES)
            .setDeserializer(new EventDeserializer())
            .build();
  }

  private ClockBounds clockBounds() {
    return new ClockBounds(bounds[0], bounds[1], bounds[2], bounds[3], bounds[4]);
  }

  @Override
  public SourceReader<Intake, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    return new ClockedReader(
        kafka.createReader(context),
        context,
        new LogEnds(properties),
        clockBounds(),
        System::currentTimeMillis);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return new ClockedEnumerator(
        kafka.createEnumerator(context), context, System::currentTimeMillis);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
      throws java.io.IOException {
    return new ClockedEnumerator(
        kafka.restoreEnumerator(context, state), context, System::currentTimeMillis);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return new ClockedSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return kafka.getEnumeratorCheckpointSerializer();
  }

  @Override
  public Boundedness getBoundedness() {
    return kafka.getBoundedness();
  }

  @Override
  public TypeInformation<Intake> getProducedType() {
    return IntakeSerializer.TYPE;
  }
}
