package io.waymark.serving.patterns;

import io.waymark.serving.http.Problems;
import io.waymark.serving.query.Times;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of findings ended. Opaque to clients.
 *
 * @param ts time of the last one shown
 * @param person the person as its row names it
 * @param key its number, for findings of the same time and person
 */
record FindingCursor(Instant ts, String person, String key) {

  /** Before the first page. */
  static final FindingCursor START = new FindingCursor(Times.END, "", "0");

  private static final int MAX_LENGTH = 2_048;
  private static final int KEY_BITS = 64;
  private static final Pattern FORM = Pattern.compile("(\\d{1,15}) (\\d{1,20}) (.*)");

  static FindingCursor parse(String text) {
    if (text.isEmpty()) {
      return START;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      Matcher parts = FORM.matcher(plain);
      if (text.length() <= MAX_LENGTH && parts.matches()) {
        Instant ts = Instant.ofEpochMilli(Long.parseLong(parts.group(1)));
        if (!ts.isAfter(Times.END) && new BigInteger(parts.group(2)).bitLength() <= KEY_BITS) {
          return new FindingCursor(ts, parts.group(3), parts.group(2));
        }
      }
    } catch (IllegalArgumentException e) {
      // Answered below: no Base64.
    }
    throw Problems.invalidParameter(
        "cursor", "is '" + Problems.shown(text) + "'", "give next_cursor of the page before");
  }

  String text() {
    String plain = ts.toEpochMilli() + " " + key + " " + person;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
