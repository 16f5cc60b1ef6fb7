package io.waymark.core.pattern.expression;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.pattern.expression.Term.Decimal;
import java.util.Set;

/** An amount made of matched events: {@code sum(cart.revenue)}. Pure and safe for many threads. */
public final class AmountExpression {
  private static final Event NO_EVENT =
      new Event(
          "",
          "",
          "",
          "",
          EventKind.TOUCH,
          "",
          "",
          "",
          "",
          "",
          0,
          "",
          "",
          0,
          "",
          0,
          0,
          Event.NO_PROPERTIES);

  private final String text;
  private final Decimal code;
  private final Set<String> properties;

  private AmountExpression(String text, Decimal code, Set<String> properties) {
    this.text = text;
    this.code = code;
    this.properties = Set.copyOf(properties);
  }

  /**
   * Reads an amount or a number over matched events.
   *
   * @throws ExpressionException saying the column, what stands there and what is expected
   */
  public static AmountExpression parse(String text, Scope scope) {
    Paths paths = new Paths(scope);
    Term term = Condition.term(text, paths);
    if (!term.type().isDecimal() && term.type() != ValueType.PROPERTY) {
      throw new ExpressionException(1, "an amount is expected, this is a " + term.type().word());
    }
    return new AmountExpression(text, term.decimal(), paths.properties());
  }

  /** Ten-thousandths; 0 where the value cannot be known. */
  public long value(MatchedEvents matched) {
    long value = code.value(NO_EVENT, matched);
    return value == Decimals.ABSENT ? 0 : value;
  }

  /** Keys of the properties that it reads. */
  public Set<String> properties() {
    return properties;
  }

  @Override
  public String toString() {
    return text;
  }
}
