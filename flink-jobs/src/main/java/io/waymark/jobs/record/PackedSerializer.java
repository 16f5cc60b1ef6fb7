package io.waymark.jobs.record;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.core.packed.TextPool;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Serialises immutable records in their packed form: no reflection, no Kryo, one copy.
 *
 * @param <T> the record
 */
abstract class PackedSerializer<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable PackedWriter writer;
  private transient byte @Nullable [] buffer;
  private transient @Nullable TextPool texts;

  abstract void write(T record, PackedWriter out);

  abstract T read(PackedReader in);

  @Override
  public void serialize(T record, DataOutputView target) throws IOException {
    PackedWriter out = writer;
    if (out == null) {
      out = new PackedWriter(512);
      writer = out;
    }
    out.clear();
    write(record, out);
    target.writeInt(out.size());
    target.write(out.array(), 0, out.size());
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    int length = source.readInt();
    byte[] in = buffer;
    if (in == null || in.length < length) {
      in = new byte[Math.max(512, length * 2)];
      buffer = in;
    }
    source.readFully(in, 0, length);
    TextPool pool = texts;
    if (pool == null) {
      pool = new TextPool();
      texts = pool;
    }
    return read(new PackedReader(in, 0, length, pool));
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    int length = source.readInt();
    target.writeInt(length);
    target.write(source, length);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public int hashCode() {
    return getClass().hashCode();
  }
}
