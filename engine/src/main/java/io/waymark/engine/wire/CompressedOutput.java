package io.waymark.engine.wire;

import java.io.IOException;
import java.io.OutputStream;

/** Writes ClickHouse's compressed blocks ({@code compress=1}), LZ4 with literals only. */
public final class CompressedOutput extends OutputStream {

  private static final int BLOCK = 1 << 16;

  private final OutputStream target;
  private final byte[] block = new byte[BlockHeader.BYTES + Lz4.storedSize(BLOCK)];
  private final byte[] single = new byte[1];

  public CompressedOutput(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int value) throws IOException {
    single[0] = (byte) value;
    write(single, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += BLOCK) {
      int size = Math.min(BLOCK, length - done);
      int stored = Lz4.store(source, offset + done, size, block, BlockHeader.BYTES);
      BlockHeader.seal(block, BlockHeader.LZ4, stored, size);
      target.write(block, 0, BlockHeader.BYTES + stored);
    }
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
