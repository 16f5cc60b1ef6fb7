package io.waymark.engine.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads ClickHouse's compressed blocks ({@code decompress=1}). */
public final class CompressedInput extends InputStream {

  private final InputStream source;
  private byte[] block = new byte[BlockHeader.BYTES];
  private byte[] raw = new byte[0];
  private int position;
  private int limit;

  public CompressedInput(InputStream source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    return fill() ? raw[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(raw, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private boolean fill() throws IOException {
    while (position == limit) {
      if (!readBlock()) {
        return false;
      }
    }
    return true;
  }

  private boolean readBlock() throws IOException {
    int head = source.readNBytes(block, 0, BlockHeader.BYTES);
    if (head == 0) {
      return false;
    }
    requireAll(head, BlockHeader.BYTES);
    int compressed = BlockHeader.compressedSize(block);
    int size = BlockHeader.rawSize(block);
    requireSize(compressed, BlockHeader.SIZES);
    requireSize(size, 0);
    int end = BlockHeader.CHECKSUM + compressed;
    if (block.length < end) {
      block = Arrays.copyOf(block, end);
    }
    int content = compressed - BlockHeader.SIZES;
    requireAll(source.readNBytes(block, BlockHeader.BYTES, content), content);
    if (!BlockHeader.isSealed(block, compressed)) {
      throw new IOException("checksum of a compressed block does not match");
    }
    decode(end, size);
    return true;
  }

  private void decode(int end, int size) throws IOException {
    if (raw.length < size) {
      raw = new byte[size];
    }
    byte method = block[BlockHeader.CHECKSUM];
    if (method == BlockHeader.LZ4) {
      Lz4.decode(block, BlockHeader.BYTES, end, raw, size);
    } else if (method == BlockHeader.STORED) {
      System.arraycopy(block, BlockHeader.BYTES, raw, 0, size);
    } else {
      throw new IOException(
          "compression method 0x%02x is not known here: send LZ4 (0x82)".formatted(method));
    }
    position = 0;
    limit = size;
  }

  private static void requireAll(int read, int wanted) throws IOException {
    if (read < wanted) {
      throw new EOFException("compressed block ends after " + read + " of " + wanted + " bytes");
    }
  }

  private static void requireSize(int size, int least) throws IOException {
    if (size < least || size > BlockHeader.LIMIT) {
      throw new IOException("compressed block says a size of " + size + " bytes");
    }
  }
}
