package io.waymark.core.pattern.expression;

import io.waymark.core.pattern.Durations;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Values written as they are. */
final class Literals {
  private Literals() {}

  static Term number(Token token) {
    long value = Decimals.parse(token.text());
    if (value == Decimals.ABSENT) {
      throw new ExpressionException(
          token.column(), token.text() + " is too large; the limit is 922337203685477.5807");
    }
    return Term.decimal(ValueType.NUMBER, token.column(), (e, m) -> value).literal(token.text());
  }

  static Term duration(Token token) {
    try {
      long millis = Durations.parse(token.text());
      return Term.decimal(ValueType.DURATION, token.column(), (e, m) -> millis);
    } catch (IllegalArgumentException e) {
      throw new ExpressionException(token.column(), String.valueOf(e.getMessage()));
    }
  }

  static Term text(Token token) {
    String value = token.text();
    return Term.text(ValueType.TEXT, token.column(), (e, m) -> value).literal(value);
  }

  static Term bool(Token token) {
    boolean value = token.is("true");
    return Term.bool(token.column(), EventKeys.ALL, (e, m) -> value);
  }

  static Term time(Token token) {
    try {
      long value = OffsetDateTime.parse(token.text()).toInstant().toEpochMilli();
      return Term.decimal(ValueType.TIME, token.column(), (e, m) -> value);
    } catch (DateTimeException e) {
      throw new ExpressionException(
          token.column(), '"' + token.text() + "\" is no time; write time('2026-01-31T09:00:00Z')");
    }
  }
}
