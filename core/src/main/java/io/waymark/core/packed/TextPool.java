package io.waymark.core.packed;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One copy of texts that come again and again: tenants, channels, names. A text that is read anew
 * for every event is garbage of every event, has to be hashed anew, and thousands of states in
 * memory would each hold copies of their own. A place is taken by the text that came last, so the
 * pool never grows. Not thread-safe.
 */
public final class TextPool {
  private static final int PLACES = 2048;

  /** Longer ones are hardly repeated, and would stay in memory. */
  private static final int LONGEST = 64;

  private final @Nullable String[] places = new String[PLACES];

  /** The text of those bytes, which are UTF-8. */
  String text(byte[] bytes, int from, int length) {
    if (length > LONGEST) {
      return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
    int place = place(bytes, from, length);
    String known = places[place];
    if (known == null || !isSame(known, bytes, from, length)) {
      known = new String(bytes, from, length, StandardCharsets.UTF_8);
      places[place] = known;
    }
    return known;
  }

  private static int place(byte[] bytes, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = hash * 31 + bytes[i];
    }
    return (hash ^ hash >>> 15) & PLACES - 1;
  }

  /** Never true beyond ASCII, where a character is more than a byte: such texts are made anew. */
  private static boolean isSame(String text, byte[] bytes, int from, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != bytes[from + i]) {
        return false;
      }
    }
    return true;
  }
}
