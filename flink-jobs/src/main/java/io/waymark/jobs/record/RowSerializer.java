package io.waymark.jobs.record;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serialises {@link Row}. */
public final class RowSerializer extends PackedSerializer<Row> {
  private static final long serialVersionUID = 1L;

  @Override
  void write(Row record, PackedWriter out) {
    out.writeByte(record.table().ordinal());
    out.writeBytes(record.bytes());
  }

  @Override
  Row read(PackedReader in) {
    return new Row(Table.ofCode(in.readByte()), in.readBytes());
  }

  @Override
  public TypeSerializer<Row> duplicate() {
    return new RowSerializer();
  }

  @Override
  public Row createInstance() {
    throw new IllegalStateException("Row has no empty form");
  }

  @Override
  public TypeSerializerSnapshot<Row> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What a savepoint remembers of this serializer. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Row> {
    /** For Flink. */
    public Snapshot() {
      super(RowSerializer::new);
    }
  }
}
