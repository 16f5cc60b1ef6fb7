package io.waymark.jobs.record;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serialises {@link RowBlock}. */
public final class RowBlockSerializer extends PackedSerializer<RowBlock> {
  private static final long serialVersionUID = 1L;

  @Override
  void write(RowBlock record, PackedWriter out) {
    record.write(out);
  }

  @Override
  RowBlock read(PackedReader in) {
    return RowBlock.read(in);
  }

  @Override
  public TypeSerializer<RowBlock> duplicate() {
    return new RowBlockSerializer();
  }

  @Override
  public RowBlock createInstance() {
    throw new IllegalStateException("RowBlock has no empty form");
  }

  @Override
  public TypeSerializerSnapshot<RowBlock> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What a savepoint remembers of this serializer. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RowBlock> {
    /** For Flink. */
    public Snapshot() {
      super(RowBlockSerializer::new);
    }
  }
}
