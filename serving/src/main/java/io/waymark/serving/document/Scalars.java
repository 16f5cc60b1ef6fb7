package io.waymark.serving.document;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an unquoted scalar is: null, true, false, a number as JSON writes them, or a text. So {@code
 * NO} is a text, {@code 2026-11-01} too, and {@code 010} is no eight.
 */
final class Scalars {

  /** Stands for null while a document is built. */
  static final Object NULL = new Object();

  private static final int MAX_NUMBER = 40;
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern SMALL_EXPONENT = Pattern.compile("[^eE]*([eE][+-]?[0-9]{1,2})?");
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");

  private Scalars() {}

  /** The value of the token; {@code pointer} names it where it cannot be read. */
  static Object value(Token token, String pointer) {
    String text = token.text();
    if (!token.plain()) {
      return text;
    }
    if (NULLS.contains(text)) {
      return NULL;
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return TRUE.contains(text);
    }
    return looksLikeNumber(text) ? number(text, pointer, token.line()) : text;
  }

  private static boolean looksLikeNumber(String text) {
    char first = text.charAt(0);
    return (first == '-' || first >= '0' && first <= '9') && NUMBER.matcher(text).matches();
  }

  /** A large exponent is a few bytes here and gigabytes once the number is written out. */
  private static BigDecimal number(String text, String pointer, int line) {
    if (text.length() > MAX_NUMBER || !SMALL_EXPONENT.matcher(text).matches()) {
      throw new InvalidDocumentException(
          pointer,
          line,
          "the number has "
              + text.length()
              + " characters or a large exponent; the limits are "
              + MAX_NUMBER
              + " and 99");
    }
    return new BigDecimal(text);
  }
}
