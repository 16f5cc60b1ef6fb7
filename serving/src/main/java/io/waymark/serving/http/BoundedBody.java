package io.waymark.serving.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body up to a tenant's limit; what comes after it is refused with 413. */
final class BoundedBody extends FilterInputStream {

  private final long limit;
  private long read;

  BoundedBody(InputStream body, long limit) {
    super(body);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int n = super.read(bytes, from, length);
    count(n);
    return n;
  }

  private void count(int n) {
    read += Math.max(0, n);
    if (read > limit) {
      throw Problems.tooLarge(
          "the body has more than " + limit + " bytes, the tenant's body_bytes",
          "send several requests, or ask the operator for a higher limit");
    }
  }
}
