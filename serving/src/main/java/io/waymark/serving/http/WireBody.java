package io.waymark.serving.http;

import java.io.IOException;
import java.io.InputStream;

/** A body off the wire: whatever ends it early is an {@link IOException}, as streams promise. */
final class WireBody extends InputStream {

  private final InputStream wire;

  WireBody(InputStream wire) {
    this.wire = wire;
  }

  @Override
  public int read() throws IOException {
    try {
      return wire.read();
    } catch (RuntimeException e) {
      throw new IOException("the body ended early", e);
    }
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      return wire.read(bytes, from, length);
    } catch (RuntimeException e) {
      throw new IOException("the body ended early", e);
    }
  }
}
