package io.waymark.core.pattern.expression;

import static io.waymark.core.pattern.expression.ValueType.AMOUNT;
import static io.waymark.core.pattern.expression.ValueType.DURATION;
import static io.waymark.core.pattern.expression.ValueType.NUMBER;
import static io.waymark.core.pattern.expression.ValueType.PROPERTY;
import static io.waymark.core.pattern.expression.ValueType.TIME;

import io.waymark.core.pattern.expression.Term.Decimal;
import org.jspecify.annotations.Nullable;

/** Sums and products, checked for their types. Exact; see {@link Decimals}. */
final class Arithmetic {
  private Arithmetic() {}

  static Term of(Term left, Token sign, Term right) {
    ValueType a = asNumber(left.type());
    ValueType b = asNumber(right.type());
    ValueType type =
        switch (sign.text()) {
          case "+" -> sum(a, b);
          case "-" -> difference(a, b);
          case "*" -> product(a, b);
          default -> quotient(a, b);
        };
    if (type == null) {
      throw new ExpressionException(
          sign.column(),
          "a " + a.word() + ' ' + sign.text() + " a " + b.word() + " has no meaning");
    }
    return Term.decimal(type, left.column(), code(left.decimal(), sign, right.decimal()));
  }

  private static Decimal code(Decimal a, Token sign, Decimal b) {
    return switch (sign.text()) {
      case "+" -> (e, m) -> Decimals.add(a.value(e, m), b.value(e, m));
      case "-" -> (e, m) -> Decimals.subtract(a.value(e, m), b.value(e, m));
      case "*" -> (e, m) -> Decimals.multiply(a.value(e, m), b.value(e, m));
      default -> (e, m) -> Decimals.divide(a.value(e, m), b.value(e, m));
    };
  }

  private static ValueType asNumber(ValueType type) {
    return type == PROPERTY ? NUMBER : type;
  }

  private static @Nullable ValueType sum(ValueType a, ValueType b) {
    if (a.isDecimal() && b.isDecimal()) {
      return a == AMOUNT || b == AMOUNT ? AMOUNT : NUMBER;
    }
    if (a == TIME && b == DURATION || a == DURATION && b == TIME) {
      return TIME;
    }
    return a == DURATION && b == DURATION ? DURATION : null;
  }

  private static @Nullable ValueType difference(ValueType a, ValueType b) {
    if (a == TIME && b == TIME) {
      return DURATION;
    }
    return a == DURATION && b == TIME ? null : sum(a, b);
  }

  private static @Nullable ValueType product(ValueType a, ValueType b) {
    if (a == NUMBER) {
      return b.isDecimal() || b == DURATION ? b : null;
    }
    return b == NUMBER && (a == AMOUNT || a == DURATION) ? a : null;
  }

  private static @Nullable ValueType quotient(ValueType a, ValueType b) {
    boolean divisible = a.isDecimal() || a == DURATION;
    if (divisible && b == NUMBER) {
      return a;
    }
    return divisible && a == b ? NUMBER : null;
  }

  static Term negative(Term operand, int column) {
    ValueType type = asNumber(operand.type());
    if (!type.isDecimal() && type != DURATION) {
      throw new ExpressionException(column, "a " + type.word() + " has no negative");
    }
    Decimal code = operand.decimal();
    return Term.decimal(type, column, (e, m) -> Decimals.subtract(0, code.value(e, m)));
  }
}
