package io.waymark.serving.customers;

import io.waymark.serving.http.Problems;
import io.waymark.serving.query.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * Where a page of touches ended. Opaque to clients.
 *
 * @param ts time of the last one shown
 * @param eventId its event, for touches of the same time
 */
record Cursor(Instant ts, String eventId) {

  /** Before the first page. */
  static final Cursor START = new Cursor(Times.END, "");

  private static final int MAX_LENGTH = 1_024;

  static Cursor parse(String text) {
    if (text.isEmpty()) {
      return START;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int space = plain.indexOf(' ');
      if (space > 0 && text.length() <= MAX_LENGTH) {
        long ms = Long.parseLong(plain.substring(0, space));
        return checked(text, new Cursor(Instant.ofEpochMilli(ms), plain.substring(space + 1)));
      }
    } catch (IllegalArgumentException e) {
      // Answered below: neither Base64 nor a number.
    }
    throw unknown(text);
  }

  private static Cursor checked(String text, Cursor cursor) {
    if (cursor.ts().isBefore(Times.BEGINNING) || cursor.ts().isAfter(Times.END)) {
      throw unknown(text);
    }
    return cursor;
  }

  private static RuntimeException unknown(String text) {
    return Problems.invalidParameter(
        "cursor", "is '" + Problems.shown(text) + "'", "give next_cursor of the page before");
  }

  String text() {
    String plain = ts.toEpochMilli() + " " + eventId;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
