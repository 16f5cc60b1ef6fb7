package io.waymark.jobs.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A long run of bytes in pieces of a fixed size. It grows without being copied, and no array of it
 * is so long that a garbage collector has to find a place for it.
 */
final class Chunks {
  private static final int CHUNK = ChunkPool.CHUNK;

  private final ChunkPool pool;
  private final List<ByteBuffer> chunks = new ArrayList<>();
  private int size;

  /** Bytes in pieces of that pool. */
  Chunks(ChunkPool pool) {
    this.pool = pool;
  }

  int size() {
    return size;
  }

  /** Number of pieces. */
  int pieces() {
    return chunks.size();
  }

  /** Nobody reads them any more: the pieces go back to the pool. */
  void release() {
    pool.giveBack(chunks);
    chunks.clear();
    size = 0;
  }

  void append(byte[] bytes) {
    int from = 0;
    while (from < bytes.length) {
      int length = Math.min(bytes.length - from, room());
      last().put(size % CHUNK, bytes, from, length);
      from += length;
      size += length;
    }
  }

  /** Reads that many bytes from a stream. */
  static Chunks read(InputStream in, int size) throws IOException {
    Chunks bytes = new Chunks(new ChunkPool(0));
    while (bytes.size < size) {
      int length = Math.min(size - bytes.size, bytes.room());
      int read = in.readNBytes(bytes.last().array(), bytes.size % CHUNK, length);
      bytes.size += read;
      if (read < length) {
        throw new IOException("rows end after " + bytes.size + " of " + size + " bytes");
      }
    }
    return bytes;
  }

  private int room() {
    if (size == (long) chunks.size() * CHUNK) {
      chunks.add(pool.take());
    }
    return CHUNK - size % CHUNK;
  }

  private ByteBuffer last() {
    return chunks.get(chunks.size() - 1);
  }

  void writeTo(OutputStream out) throws IOException {
    byte[] piece = new byte[Math.min(CHUNK, size)];
    for (int at = 0; at < size; at += CHUNK) {
      int length = Math.min(CHUNK, size - at);
      chunks.get(at / CHUNK).get(0, piece, 0, length);
      out.write(piece, 0, length);
    }
  }

  byte[] copy(int from, int to) {
    byte[] copy = new byte[to - from];
    read(from, copy, 0, copy.length);
    return copy;
  }

  private void read(int from, byte[] target, int offset, int length) {
    int done = 0;
    while (done < length) {
      int at = (from + done) % CHUNK;
      int part = Math.min(length - done, CHUNK - at);
      chunks.get((from + done) / CHUNK).get(at, target, offset + done, part);
      done += part;
    }
  }

  /** A part as a stream, which {@code reset} takes back to its beginning. */
  InputStream stream(int from, int to) {
    return new Part(from, to);
  }

  private final class Part extends InputStream {
    private final int from;
    private final int to;
    private int at;

    Part(int from, int to) {
      this.from = from;
      this.to = to;
      this.at = from;
    }

    @Override
    public int read() {
      return at == to ? -1 : chunks.get(at / CHUNK).get(at++ % CHUNK) & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, target.length);
      int part = Math.min(length, to - at);
      if (part == 0) {
        return length == 0 ? 0 : -1;
      }
      Chunks.this.read(at, target, offset, part);
      at += part;
      return part;
    }

    @Override
    public int available() {
      return to - at;
    }

    @Override
    public boolean markSupported() {
      return true;
    }

    @Override
    public void reset() {
      at = from;
    }
  }
}
