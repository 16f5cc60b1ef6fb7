package io.waymark.core.meaning;

import java.util.Locale;

/**
 * A text to compare with, whatever the case: {@code cpc} is that text, {@code paid*} begins with
 * it, {@code *mail} ends with it, {@code *social*} contains it, {@code *} is any text but the empty
 * one, and the empty text is the absent one. There are no regular expressions: none can be slow.
 */
record TextPattern(String text, boolean open, boolean openEnd) {

  static TextPattern parse(String path, String pattern) {
    String lower = pattern.toLowerCase(Locale.ROOT);
    boolean open = lower.startsWith("*");
    boolean openEnd = lower.endsWith("*");
    String text =
        lower.substring(open ? 1 : 0, Math.max(open ? 1 : 0, lower.length() - (openEnd ? 1 : 0)));
    if (text.indexOf('*') >= 0) {
      throw new InvalidMeaningException(
          path, '"' + pattern + "\" has a * in the middle; it may stand at the ends only");
    }
    return new TextPattern(text, open, openEnd);
  }

  /** Whether the text, in lower case, is such a one. */
  boolean matches(String lower) {
    if (text.isEmpty()) {
      return (open || openEnd) != lower.isEmpty();
    }
    if (open) {
      return openEnd ? lower.contains(text) : lower.endsWith(text);
    }
    return openEnd ? lower.startsWith(text) : lower.equals(text);
  }

  /** Whether the host or a domain above it is such a one. */
  boolean matchesHost(String host) {
    if (matches(host)) {
      return true;
    }
    if (text.isEmpty()) {
      return false;
    }
    for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      if (matches(host.substring(dot + 1))) {
        return true;
      }
    }
    return false;
  }
}
