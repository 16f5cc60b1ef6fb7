package io.waymark.core.wire.segment;

import io.waymark.core.wire.EventJson;

/** Texts that an event may carry, made of texts that Segment lets through. */
final class CleanText {

  private CleanText() {}

  /** The text with a blank for each control character and U+FFFD for each half surrogate pair. */
  static String of(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char allowed = allowed(text, i, c);
      if (allowed != c) {
        clean = clean == null ? new StringBuilder(text) : clean;
        clean.setCharAt(i, allowed);
      }
    }
    return clean == null ? text : clean.toString();
  }

  private static char allowed(String text, int i, char c) {
    if (c < 0x20 || c == 0x7f) {
      return ' ';
    }
    boolean half =
        Character.isHighSurrogate(c)
            ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
            : Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    return half ? '\ufffd' : c;
  }

  /** A clean text no longer than a field may be; for names, never for ids. */
  static String cut(String text) {
    int end = Math.min(text.length(), EventJson.MAX_TEXT_LENGTH);
    if (end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return of(text.substring(0, end));
  }
}
