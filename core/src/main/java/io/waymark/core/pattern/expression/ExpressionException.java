package io.waymark.core.pattern.expression;

/** An expression that cannot be used; the message says what was found and what is expected. */
public final class ExpressionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int column;

  /** With the place in the text, counted from 1. */
  public ExpressionException(int column, String sentence) {
    super("column " + column + ": " + sentence);
    this.column = column;
  }

  /** Where in the expression, counted from 1. */
  public int column() {
    return column;
  }
}
