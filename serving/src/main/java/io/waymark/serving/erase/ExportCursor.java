package io.waymark.serving.erase;

import io.waymark.serving.http.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of an export ended. Opaque to clients.
 *
 * @param table which of {@link PersonRows}
 * @param batch which portion of the person's ids
 * @param ms time of the last row
 * @param key key of the last row
 */
record ExportCursor(int table, int batch, long ms, String key) {

  /** Before the first page. */
  static final ExportCursor START = first(0, 0);

  private static final int MAX_LENGTH = 4_096;

  static ExportCursor first(int table, int batch) {
    return new ExportCursor(table, batch, -1, "");
  }

  static ExportCursor parse(String text) {
    if (text.isEmpty()) {
      return START;
    }
    try {
      if (text.length() <= MAX_LENGTH) {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        String[] parts = plain.split(" ", 4);
        ExportCursor cursor =
            new ExportCursor(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Long.parseLong(parts[2]),
                parts[3]);
        if (cursor.isInBounds()) {
          return cursor;
        }
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      // Answered below: neither Base64 nor our own.
    }
    throw Problems.invalidParameter(
        "cursor", "is '" + Problems.shown(text) + "'", "give next_cursor of the page before");
  }

  private boolean isInBounds() {
    return table >= 0 && table < PersonRows.values().length && batch >= 0 && ms >= -1;
  }

  String text() {
    String plain = table + " " + batch + " " + ms + " " + key;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
