package io.waymark.jobs.state;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.core.packed.TextPool;
import io.waymark.jobs.state.HotStates.Hot;
import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The bytes of a stage's states: which form they have, when the state wants to advance, the state.
 *
 * @param <S> the state
 */
final class PackedForm<S> {
  /** A change of any packed form is a new number. */
  private static final int FORM = 8;

  private static final int USUAL_BYTES = 4096;

  private final String stateName;
  private final BiConsumer<S, PackedWriter> write;
  private final Function<PackedReader, S> read;
  private final PackedWriter writer = new PackedWriter(USUAL_BYTES);
  private final TextPool texts = new TextPool();

  /**
   * @param stateName for messages
   * @param write writes a state
   * @param read reads what was written
   */
  PackedForm(String stateName, BiConsumer<S, PackedWriter> write, Function<PackedReader, S> read) {
    this.stateName = stateName;
    this.write = write;
    this.read = read;
  }

  byte[] pack(Hot<S> entry) {
    writer.clear();
    writer.writeByte(FORM);
    writer.writeLong(entry.timer);
    write.accept(entry.state, writer);
    return writer.toBytes();
  }

  /**
   * The entry of that key.
   *
   * @throws IOException if another version has written it
   */
  Hot<S> unpack(String key, byte[] packed) throws IOException {
    PackedReader in = new PackedReader(packed, 0, packed.length, texts);
    int form = in.readByte();
    if (form != FORM) {
      throw new IOException(
          "a state of " + stateName + " has form " + form + ", only " + FORM + " can be read");
    }
    long timer = in.readLong();
    return new Hot<>(key, read.apply(in), timer);
  }
}
