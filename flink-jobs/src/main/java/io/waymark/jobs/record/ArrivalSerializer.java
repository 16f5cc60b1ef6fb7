package io.waymark.jobs.record;

import io.waymark.core.event.Arrival;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serialises {@link Arrival}. */
public final class ArrivalSerializer extends PackedSerializer<Arrival> {
  private static final long serialVersionUID = 1L;

  @Override
  void write(Arrival record, PackedWriter out) {
    record.write(out);
  }

  @Override
  Arrival read(PackedReader in) {
    return Arrival.read(in);
  }

  @Override
  public TypeSerializer<Arrival> duplicate() {
    return new ArrivalSerializer();
  }

  @Override
  public Arrival createInstance() {
    throw new IllegalStateException("Arrival has no empty form");
  }

  @Override
  public TypeSerializerSnapshot<Arrival> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What a savepoint remembers of this serializer. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Arrival> {
    /** For Flink. */
    public Snapshot() {
      super(ArrivalSerializer::new);
    }
  }
}
