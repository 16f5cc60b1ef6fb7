package io.waymark.jobs.source;

import io.waymark.core.clock.PartitionClock;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.io.IOException;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The connector's own form of a split, with the clock behind it. */
final class ClockedSplitSerializer implements SimpleVersionedSerializer<KafkaPartitionSplit> {
  private static final int VERSION = 1;

  private final KafkaPartitionSplitSerializer kafka = new KafkaPartitionSplitSerializer();

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(KafkaPartitionSplit split) throws IOException {
    PackedWriter out = new PackedWriter(64);
    out.writeUnsigned(kafka.getVersion());
    out.writeBytes(kafka.serialize(split));
    boolean clocked = split instanceof ClockedSplit;
    out.writeLong(clocked ? ((ClockedSplit) split).clock() : PartitionClock.NO_CLOCK);
    out.writeBoolean(clocked && ((ClockedSplit) split).inReplay());
    return out.toBytes();
  }

  @Override
  public KafkaPartitionSplit deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException("split of version " + version + " cannot be read, only " + VERSION);
    }
    PackedReader in = new PackedReader(serialized);
    KafkaPartitionSplit split = kafka.deserialize(in.readCount(), in.readBytes());
    return new ClockedSplit(split, in.readLong(), in.readBoolean());
  }
}
