package io.waymark.core.pattern.expression;

/**
 * One word of an expression.
 *
 * @param kind what it is
 * @param text as written; of a text literal what stands between the quotes
 * @param column where it begins, counted from 1
 */
record Token(Kind kind, String text, int column) {

  enum Kind {
    NAME,
    NUMBER,
    DURATION,
    TEXT,
    SIGN,
    END
  }

  boolean is(String word) {
    return kind != Kind.TEXT && text.equals(word);
  }

  /** How messages call it. */
  String shown() {
    return kind == Kind.END ? "the end" : '"' + text + '"';
  }
}
