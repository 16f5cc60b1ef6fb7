package io.waymark.serving.document;

/**
 * A piece of a document, whatever it is written in.
 *
 * @param kind what it is
 * @param text of a scalar or name as it is written; else empty
 * @param plain whether a scalar stands without quotes, so that it may be a number or a truth value
 * @param line from 1
 */
record Token(Kind kind, String text, boolean plain, int line) {

  enum Kind {
    OBJECT,
    LIST,
    SCALAR,
    END,
    END_OF_DOCUMENT
  }

  static Token of(Kind kind, int line) {
    return new Token(kind, "", false, line);
  }
}
