package io.waymark.engine.wire;

import java.io.IOException;

/** LZ4 block format: a full decoder, and an encoder that stores literals only. */
final class Lz4 {

  private static final int MIN_MATCH = 4;

  private Lz4() {}

  /** Room that {@link #store} needs for so many bytes. */
  static int storedSize(int length) {
    return length + length / 255 + 2;
  }

  /**
   * Writes one sequence of literals without a match, which every decoder accepts. On loopback the
   * search for matches would cost more than the bytes it saves.
   *
   * @return bytes written
   */
  static int store(byte[] from, int start, int length, byte[] to, int at) {
    int out = at;
    if (length < 15) {
      to[out++] = (byte) (length << 4);
    } else {
      to[out++] = (byte) 0xf0;
      int rest = length - 15;
      for (; rest >= 255; rest -= 255) {
        to[out++] = (byte) 255;
      }
      to[out++] = (byte) rest;
    }
    System.arraycopy(from, start, to, out, length);
    return out + length - at;
  }

  /**
   * Decodes exactly {@code to.length} bytes.
   *
   * @throws IOException if the block is broken
   */
  static void decode(byte[] from, int start, int end, byte[] to, int size) throws IOException {
    try {
      int written = new Decoder(from, start, end, to).run(size);
      if (written != size) {
        throw new IOException("LZ4 block holds " + written + " bytes, its header says " + size);
      }
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("LZ4 block is broken", e);
    }
  }

  private static final class Decoder {

    private final byte[] from;
    private final int end;
    private final byte[] to;
    private int in;
    private int out;

    Decoder(byte[] from, int start, int end, byte[] to) {
      this.from = from;
      this.end = end;
      this.to = to;
      in = start;
    }

    int run(int size) {
      while (in < end) {
        int token = from[in++] & 0xff;
        int literals = length(token >>> 4);
        System.arraycopy(from, in, to, out, literals);
        in += literals;
        out += literals;
        if (in >= end || out >= size) {
          return out;
        }
        int distance = (from[in] & 0xff) | (from[in + 1] & 0xff) << 8;
        in += 2;
        copyMatch(distance, length(token & 15) + MIN_MATCH);
      }
      return out;
    }

    private int length(int nibble) {
      int length = nibble;
      if (nibble == 15) {
        int more;
        do {
          more = from[in++] & 0xff;
          length += more;
        } while (more == 255);
      }
      return length;
    }

    private void copyMatch(int distance, int length) {
      int source = out - distance;
      if (distance == 0 || source < 0) {
        throw new IndexOutOfBoundsException(source);
      }
      if (distance >= length) {
        System.arraycopy(to, source, to, out, length);
      } else {
        for (int i = 0; i < length; i++) {
          to[out + i] = to[source + i];
        }
      }
      out += length;
    }
  }
}
