package io.waymark.core.wire;

/** UTF-8 without allocating. */
public final class Utf8 {
  private Utf8() {}

  /** Number of bytes of the text in UTF-8; the text holds no half surrogate pairs. */
  public static int length(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // A surrogate pair has two chars and four bytes, so each half adds one.
        bytes += c >= 0x800 && !Character.isSurrogate(c) ? 2 : 1;
      }
    }
    return bytes;
  }
}
