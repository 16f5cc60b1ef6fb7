package io.waymark.serving.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * A body off the wire: whatever ends it early is an {@link IOException}, as streams promise, and
 * one that comes at a trickle is refused. Only the time that the client lets us wait counts, not
 * the time that the events of the body take.
 */
final class WireBody extends InputStream {

  private static final long SECOND = 1_000_000_000L;

  /** Everybody may be slow for a while. */
  private static final long GRACE_SECONDS = 30;

  private static final long LEAST_BYTES_PER_SECOND = 1_000;

  private final InputStream wire;
  private final LongSupplier nanos;
  private long waited;
  private long bytes;

  WireBody(InputStream wire) {
    this(wire, System::nanoTime);
  }

  WireBody(InputStream wire, LongSupplier nanos) {
    this.wire = wire;
    this.nanos = nanos;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    long begun = nanos.getAsLong();
    int n = readWire(into, from, length);
    waited += nanos.getAsLong() - begun;
    bytes += Math.max(0, n);
    long seconds = waited / SECOND;
    if (seconds > GRACE_SECONDS && bytes < seconds * LEAST_BYTES_PER_SECOND) {
      throw Problems.tooSlow(bytes + " bytes of the body came in " + seconds + " s");
    }
    return n;
  }

  private int readWire(byte[] into, int from, int length) throws IOException {
    try {
      return wire.read(into, from, length);
    } catch (RuntimeException e) {
      throw new IOException("the body ended early", e);
    }
  }
}
