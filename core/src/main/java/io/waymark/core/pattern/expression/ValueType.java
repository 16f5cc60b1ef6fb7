package io.waymark.core.pattern.expression;

import java.util.Locale;

/** What an expression gives. Numbers and amounts are exact to four decimal places. */
public enum ValueType {
  /** Text; what is absent is the empty text. */
  TEXT,
  /** A number in ten-thousandths. */
  NUMBER,
  /** Money in ten-thousandths of the currency. */
  AMOUNT,
  /** Milliseconds. */
  DURATION,
  /** Milliseconds since the epoch. */
  TIME,
  /** True or false. */
  BOOL,
  /** A property: text, number or truth value, as its place asks. */
  PROPERTY;

  boolean isDecimal() {
    return this == NUMBER || this == AMOUNT;
  }

  /** The name that messages use. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
