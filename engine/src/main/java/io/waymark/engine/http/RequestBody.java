package io.waymark.engine.http;

import io.waymark.engine.wire.CompressedInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** The body of a request: decompressed, and cut off where it grows beyond the limit. */
final class RequestBody extends FilterInputStream {

  private long left;

  private RequestBody(InputStream plain, long limit) {
    super(plain);
    left = limit;
  }

  static RequestBody of(Request request, InputStream raw, Limits limits) throws IOException {
    InputStream decoded = decode(request.header("Content-Encoding", "identity"), raw);
    InputStream plain = request.is("decompress") ? new CompressedInput(decoded) : decoded;
    return new RequestBody(plain, limits.bodyBytes());
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count(Math.max(0, read));
    return read;
  }

  /** Stays open: what is left is drained before an error is answered. */
  @Override
  public void close() {}

  private void count(int bytes) {
    left -= bytes;
    if (left < 0) {
      throw new RequestException(
          RequestException.TOO_LARGE,
          "the body is larger than the limit of this engine; send smaller batches or raise --body-mb");
    }
  }

  private static InputStream decode(String encoding, InputStream raw) throws IOException {
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "identity" -> raw;
      case "gzip", "x-gzip" -> new GZIPInputStream(raw, 1 << 16);
      case "deflate" -> new InflaterInputStream(raw);
      default ->
          throw new RequestException(
              RequestException.NOT_IMPLEMENTED,
              "Content-Encoding '" + encoding + "' is not known here: send gzip, deflate or none");
    };
  }
}
