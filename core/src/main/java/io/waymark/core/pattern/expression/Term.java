package io.waymark.core.pattern.expression;

import io.waymark.core.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * A typed part of an expression, ready to run.
 *
 * @param type what it gives
 * @param column where it begins
 * @param code a {@link Bool}, a {@link Decimal} or a {@link Text}, as the type says
 * @param keys which events can make it true; of value where the type is BOOL
 * @param field the field that it reads of the current event and nothing else, or null
 * @param constant its text where it is a literal, or null
 */
record Term(
    ValueType type,
    int column,
    Object code,
    EventKeys keys,
    @Nullable EventField field,
    @Nullable String constant) {

  /** Gives a truth value. */
  @FunctionalInterface
  interface Bool {
    boolean test(Event event, MatchedEvents matched);
  }

  /** Gives ten-thousandths or milliseconds, {@link Decimals#ABSENT} where there are none. */
  @FunctionalInterface
  interface Decimal {
    long value(Event event, MatchedEvents matched);
  }

  /** Gives a text, empty where there is none. */
  @FunctionalInterface
  interface Text {
    String value(Event event, MatchedEvents matched);
  }

  static Term bool(int column, EventKeys keys, Bool code) {
    return new Term(ValueType.BOOL, column, code, keys, null, null);
  }

  static Term decimal(ValueType type, int column, Decimal code) {
    return new Term(type, column, code, EventKeys.ALL, null, null);
  }

  static Term text(ValueType type, int column, Text code) {
    return new Term(type, column, code, EventKeys.ALL, null, null);
  }

  Term reading(EventField ofEvent) {
    return new Term(type, column, code, keys, ofEvent, constant);
  }

  Term literal(String text) {
    return new Term(type, column, code, keys, field, text);
  }

  /** As a truth value. */
  Bool bool() {
    if (type == ValueType.PROPERTY) {
      Text text = (Text) code;
      return (event, matched) -> text.value(event, matched).equals("true");
    }
    require(type == ValueType.BOOL, "true or false");
    return (Bool) code;
  }

  /** As ten-thousandths or milliseconds. */
  Decimal decimal() {
    if (type == ValueType.PROPERTY) {
      Text text = (Text) code;
      return (event, matched) -> Decimals.parse(text.value(event, matched));
    }
    require(type != ValueType.BOOL && type != ValueType.TEXT, "a number");
    return (Decimal) code;
  }

  /** As a text. */
  Text text() {
    require(type == ValueType.TEXT || type == ValueType.PROPERTY, "a text");
    return (Text) code;
  }

  private void require(boolean holds, String expected) {
    if (!holds) {
      throw new ExpressionException(
          column, "here stands a " + type.word() + ", expected is " + expected);
    }
  }
}
