package io.waymark.testkit.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** RowBinary of a few types, written apart from the product's codecs. */
final class TestingRowBinary {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  TestingRowBinary uint8(int value) {
    out.write(value);
    return this;
  }

  TestingRowBinary int64(long value) {
    for (int shift = 0; shift < 64; shift += 8) {
      out.write((int) (value >>> shift));
    }
    return this;
  }

  TestingRowBinary string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = bytes.length;
    for (; length >= 128; length >>>= 7) {
      out.write(length & 127 | 128);
    }
    out.write(length);
    out.writeBytes(bytes);
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
