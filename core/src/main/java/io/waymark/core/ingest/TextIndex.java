package io.waymark.core.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out whether a text contains one of many, in one pass over it: the texts stand by their
 * first three characters.
 */
final class TextIndex {
  private static final int PREFIX = 3;

  private final Map<Long, List<String>> byPrefix = new HashMap<>();

  TextIndex(List<String> texts) {
    for (String text : texts) {
      if (text.length() < PREFIX) {
        throw new IllegalArgumentException(
            '"' + text + "\" has " + text.length() + " characters, the least is " + PREFIX);
      }
      byPrefix.merge(prefix(text, 0), List.of(text), TextIndex::joined);
    }
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
  }

  private static long prefix(String text, int at) {
    return (long) text.charAt(at) << 32 | (long) text.charAt(at + 1) << 16 | text.charAt(at + 2);
  }

  boolean anyIn(String text) {
    for (int at = 0; at + PREFIX <= text.length(); at++) {
      List<String> candidates = byPrefix.get(prefix(text, at));
      if (candidates != null && anyAt(text, at, candidates)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyAt(String text, int at, List<String> candidates) {
    for (String candidate : candidates) {
      if (text.startsWith(candidate, at)) {
        return true;
      }
    }
    return false;
  }
}
