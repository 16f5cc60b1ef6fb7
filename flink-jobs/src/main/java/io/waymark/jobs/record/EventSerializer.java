package io.waymark.jobs.record;

import io.waymark.core.event.Event;
import io.waymark.core.packed.EventPacking;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serialises {@link Event}. */
public final class EventSerializer extends PackedSerializer<Event> {
  private static final long serialVersionUID = 1L;

  @Override
  void write(Event record, PackedWriter out) {
    EventPacking.write(record, out);
  }

  @Override
  Event read(PackedReader in) {
    return EventPacking.read(in);
  }

  @Override
  public TypeSerializer<Event> duplicate() {
    return new EventSerializer();
  }

  @Override
  public Event createInstance() {
    throw new IllegalStateException("An event has no empty form");
  }

  @Override
  public TypeSerializerSnapshot<Event> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What a savepoint remembers of this serializer. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Event> {
    /** For Flink. */
    public Snapshot() {
      super(EventSerializer::new);
    }
  }
}
