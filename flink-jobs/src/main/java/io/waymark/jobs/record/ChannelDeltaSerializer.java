package io.waymark.jobs.record;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serialises {@link ChannelDelta}. */
public final class ChannelDeltaSerializer extends PackedSerializer<ChannelDelta> {
  private static final long serialVersionUID = 1L;

  @Override
  void write(ChannelDelta record, PackedWriter out) {
    record.write(out);
  }

  @Override
  ChannelDelta read(PackedReader in) {
    return ChannelDelta.read(in);
  }

  @Override
  public TypeSerializer<ChannelDelta> duplicate() {
    return new ChannelDeltaSerializer();
  }

  @Override
  public ChannelDelta createInstance() {
    throw new IllegalStateException("ChannelDelta has no empty form");
  }

  @Override
  public TypeSerializerSnapshot<ChannelDelta> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What a savepoint remembers of this serializer. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ChannelDelta> {
    /** For Flink. */
    public Snapshot() {
      super(ChannelDeltaSerializer::new);
    }
  }
}
