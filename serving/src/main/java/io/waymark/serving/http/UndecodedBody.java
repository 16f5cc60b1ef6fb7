package io.waymark.serving.http;

import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncoding;
import java.util.Set;

/** Hands compressed bodies through as they are: endpoints unpack them within their own bounds. */
final class UndecodedBody implements ContentEncoding {

  @Override
  public Set<String> ids() {
    return Set.of("gzip", "x-gzip", "deflate", "br", "zstd", "compress");
  }

  @Override
  public boolean supportsEncoding() {
    return false;
  }

  @Override
  public boolean supportsDecoding() {
    return true;
  }

  @Override
  public ContentDecoder decoder() {
    return ContentDecoder.NO_OP;
  }

  @Override
  public ContentEncoder encoder() {
    return ContentEncoder.NO_OP;
  }

  @Override
  public String name() {
    return "undecoded";
  }

  @Override
  public String type() {
    return "undecoded";
  }
}
