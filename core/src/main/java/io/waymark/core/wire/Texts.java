package io.waymark.core.wire;

/** Limits on the texts of an event. */
final class Texts {

  /** Longest id, name, channel or other text field, in UTF-16 units. */
  static final int MAX_LENGTH = 256;

  private Texts() {}

  static String checked(String field, String text) {
    if (text.length() > MAX_LENGTH) {
      throw RefusedException.of(
          RejectReason.TEXT_TOO_LONG,
          field,
          text,
          "has " + text.length() + " characters, the limit is " + MAX_LENGTH);
    }
    return wellFormed(field, text);
  }

  static String wellFormed(String field, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == 0x7f) {
        throw invalid(field, "a control character", i);
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw invalid(field, "half a surrogate pair", i);
        }
        i++;
      }
    }
    return text;
  }

  private static RefusedException invalid(String field, String what, int at) {
    return new RefusedException(
        RejectReason.INVALID_TEXT, field + " has " + what + " at position " + at);
  }
}
