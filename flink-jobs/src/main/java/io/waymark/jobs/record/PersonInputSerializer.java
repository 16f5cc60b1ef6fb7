package io.waymark.jobs.record;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serialises {@link PersonInput}. */
public final class PersonInputSerializer extends PackedSerializer<PersonInput> {
  private static final long serialVersionUID = 1L;

  @Override
  void write(PersonInput record, PackedWriter out) {
    record.write(out);
  }

  @Override
  PersonInput read(PackedReader in) {
    return PersonInput.read(in);
  }

  @Override
  public TypeSerializer<PersonInput> duplicate() {
    return new PersonInputSerializer();
  }

  @Override
  public PersonInput createInstance() {
    throw new IllegalStateException("PersonInput has no empty form");
  }

  @Override
  public TypeSerializerSnapshot<PersonInput> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What a savepoint remembers of this serializer. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PersonInput> {
    /** For Flink. */
    public Snapshot() {
      super(PersonInputSerializer::new);
    }
  }
}
