package io.waymark.engine.sql;

import java.nio.charset.StandardCharsets;

/** Reads SQL token by token over bytes; comments and white space are skipped. */
final class SqlScanner {

  /** What a token is. */
  enum Token {
    WORD,
    QUOTED,
    SIGN,
    END
  }

  private final byte[] text;
  private final int limit;
  private int start;
  private int position;

  SqlScanner(byte[] text, int limit) {
    this.text = text;
    this.limit = limit;
  }

  Token next() {
    skipBlanksAndComments();
    start = position;
    if (position >= limit) {
      return Token.END;
    }
    byte first = text[position];
    if (first == '\'' || first == '"' || first == '`') {
      skipQuoted(first);
      return Token.QUOTED;
    }
    if (isWord(first)) {
      while (position < limit && isWord(text[position])) {
        position++;
      }
      return Token.WORD;
    }
    position++;
    return Token.SIGN;
  }

  /** Where the current token begins. */
  int start() {
    return start;
  }

  /** Just behind the current token. */
  int end() {
    return position;
  }

  boolean isSign(char sign) {
    return start < limit && text[start] == sign;
  }

  boolean isWord(String upperCase) {
    if (position - start != upperCase.length()) {
      return false;
    }
    for (int i = 0; i < upperCase.length(); i++) {
      if (Character.toUpperCase((char) text[start + i]) != upperCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  String word() {
    return new String(text, start, position - start, StandardCharsets.US_ASCII);
  }

  private void skipBlanksAndComments() {
    while (position < limit) {
      if (text[position] <= ' ' && text[position] >= 0) {
        position++;
      } else if (at("--") || at("# ") || at("#!")) {
        skipTo("\n");
      } else if (at("/*")) {
        skipTo("*/");
      } else {
        return;
      }
    }
  }

  private void skipQuoted(byte quote) {
    position++;
    while (position < limit) {
      byte current = text[position++];
      if (current == '\\') {
        position++;
      } else if (current == quote) {
        return;
      }
    }
    position = Math.min(position, limit);
  }

  private void skipTo(String mark) {
    while (position < limit && !at(mark)) {
      position++;
    }
    position = Math.min(limit, position + mark.length());
  }

  private boolean at(String mark) {
    if (position + mark.length() > limit) {
      return false;
    }
    for (int i = 0; i < mark.length(); i++) {
      if (text[position + i] != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(byte b) {
    return b < 0
        || b == '_'
        || (b >= '0' && b <= '9')
        || (b >= 'A' && b <= 'Z')
        || (b >= 'a' && b <= 'z');
  }
}
