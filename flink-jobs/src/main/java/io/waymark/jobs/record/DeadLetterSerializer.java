package io.waymark.jobs.record;

import io.waymark.clickhouse.row.DeadLetter;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serialises {@link DeadLetter}. */
public final class DeadLetterSerializer extends PackedSerializer<DeadLetter> {
  private static final long serialVersionUID = 1L;

  @Override
  void write(DeadLetter record, PackedWriter out) {
    out.writeString(record.tenant());
    out.writeString(record.key());
    out.writeString(record.reason());
    out.writeString(record.detail());
    out.writeBytes(record.payload());
    out.writeString(record.source());
    out.writeLong(record.receivedMs());
  }

  @Override
  DeadLetter read(PackedReader in) {
    return new DeadLetter(
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readBytes(),
        in.readString(),
        in.readLong());
  }

  @Override
  public TypeSerializer<DeadLetter> duplicate() {
    return new DeadLetterSerializer();
  }

  @Override
  public DeadLetter createInstance() {
    throw new IllegalStateException("DeadLetter has no empty form");
  }

  @Override
  public TypeSerializerSnapshot<DeadLetter> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What a savepoint remembers of this serializer. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DeadLetter> {
    /** For Flink. */
    public Snapshot() {
      super(DeadLetterSerializer::new);
    }
  }
}
