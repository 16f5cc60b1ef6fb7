package io.waymark.serving.events;

import io.waymark.serving.http.Problems;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * A gzip body, unpacked while it is read. Events pack to a tenth or so; what grows a hundredfold is
 * made to keep a server busy with a few bytes, and refused as soon as it shows.
 */
final class UnpackedBody extends FilterInputStream {

  private static final int BUFFER = 16 * 1024;
  private static final int MOST_GROWTH = 100;

  /** Up to here growth does not matter: a short body of one sentence may pack very well. */
  private static final long FREE = 16L * 1024 * 1024;

  private final Packed packed;
  private long unpacked;

  /** Counts what came off the wire. */
  private static final class Packed extends FilterInputStream {
    private long count;

    private Packed(InputStream wire) {
      super(wire);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = super.read(bytes, from, length);
      count += Math.max(0, n);
      return n;
    }
  }

  private UnpackedBody(Packed packed) throws IOException {
    super(new GZIPInputStream(packed, BUFFER));
    this.packed = packed;
  }

  static InputStream of(InputStream wire) throws IOException {
    return new UnpackedBody(new Packed(wire));
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    check(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int n = super.read(bytes, from, length);
    check(Math.max(0, n));
    return n;
  }

  private void check(int more) {
    unpacked += more;
    if (unpacked > FREE && unpacked > MOST_GROWTH * packed.count) {
      throw Problems.tooLarge(
          "the body unpacks to more than " + MOST_GROWTH + " times its size",
          "send it in several parts, or without gzip");
    }
  }
}
