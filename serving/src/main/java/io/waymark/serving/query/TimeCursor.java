package io.waymark.serving.query;

import io.waymark.serving.http.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * Where a page of a list from the newest to the oldest ended. Opaque to clients.
 *
 * @param ts time of the last one shown
 * @param key what tells it from others of the same time
 */
public record TimeCursor(Instant ts, String key) {

  /** Before the first page. */
  public static final TimeCursor START = new TimeCursor(Times.END, "");

  private static final int MAX_LENGTH = 1_024;

  /**
   * The cursor in that text; {@link #START} where it is empty.
   *
   * @throws io.waymark.serving.http.ProblemException 400 where it is none
   */
  public static TimeCursor parse(String text) {
    if (text.isEmpty()) {
      return START;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int space = plain.indexOf(' ');
      if (space > 0 && text.length() <= MAX_LENGTH) {
        long ms = Long.parseLong(plain.substring(0, space));
        return checked(text, new TimeCursor(Instant.ofEpochMilli(ms), plain.substring(space + 1)));
      }
    } catch (IllegalArgumentException e) {
      // Answered below: neither Base64 nor a number.
    }
    throw unknown(text);
  }

  private static TimeCursor checked(String text, TimeCursor cursor) {
    if (cursor.ts().isBefore(Times.BEGINNING) || cursor.ts().isAfter(Times.END)) {
      throw unknown(text);
    }
    return cursor;
  }

  private static RuntimeException unknown(String text) {
    return Problems.invalidParameter(
        "cursor", "is '" + Problems.shown(text) + "'", "give next_cursor of the page before");
  }

  /** As clients send it back. */
  public String text() {
    String plain = ts.toEpochMilli() + " " + key;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
