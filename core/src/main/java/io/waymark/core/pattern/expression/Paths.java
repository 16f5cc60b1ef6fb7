package io.waymark.core.pattern.expression;

import io.waymark.core.event.Amount;
import io.waymark.core.event.Event;
import io.waymark.core.pattern.expression.Term.Decimal;
import io.waymark.core.pattern.expression.Term.Text;
import io.waymark.core.wire.FlatProperties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an expression reads: fields and properties of the event and of those matched before. */
final class Paths {

  /**
   * A field.
   *
   * @param word its name, or {@code properties}
   * @param key key within the properties, or empty
   */
  record Path(Token word, String key) {
    boolean isProperty() {
      return word.is("properties");
    }
  }

  @FunctionalInterface
  private interface Source {
    @Nullable Event event(Event current, MatchedEvents matched);
  }

  private static final Source CURRENT = (current, matched) -> current;
  private static final int MAX_KEY = 256;

  private final Scope scope;
  private final Set<String> properties = new TreeSet<>();
  private boolean readsMatched;

  Paths(Scope scope) {
    this.scope = scope;
  }

  boolean readsMatched() {
    return readsMatched;
  }

  Set<String> properties() {
    return properties;
  }

  boolean isStep(Token word) {
    return scope.steps().contains(word.text());
  }

  Term ofEvent(Path path) {
    if (!scope.event()) {
      throw new ExpressionException(
          path.word().column(), "there is no single event here; write first(step) or last(step)");
    }
    Term term = read(CURRENT, path);
    EventField field = path.isProperty() ? null : EventField.of(path.word().text());
    return field == null ? term : term.reading(field);
  }

  Term ofStep(Token step, int index, Path path) {
    int number = step(step);
    return read((current, matched) -> matched.at(number, index), path);
  }

  private int step(Token step) {
    int number = scope.steps().indexOf(step.text());
    if (number < 0) {
      throw new ExpressionException(
          step.column(),
          step.shown() + " is no step whose events can be known here; such are " + scope.steps());
    }
    readsMatched = true;
    return number;
  }

  private Term read(Source source, Path path) {
    int column = path.word().column();
    if (path.isProperty()) {
      String key = key(path);
      return Term.text(ValueType.PROPERTY, column, (e, m) -> property(source.event(e, m), key));
    }
    EventField field = EventField.of(path.word().text());
    if (field == null) {
      throw new ExpressionException(
          column,
          path.word().shown()
              + " is no field; fields are "
              + EventField.words()
              + " and properties.KEY");
    }
    return field.type() == ValueType.TEXT
        ? Term.text(field.type(), column, text(source, field))
        : Term.decimal(field.type(), column, number(source, field));
  }

  private static Text text(Source source, EventField field) {
    return (e, m) -> {
      Event event = source.event(e, m);
      return event == null ? "" : field.text(event);
    };
  }

  private static Decimal number(Source source, EventField field) {
    return (e, m) -> {
      Event event = source.event(e, m);
      return event == null ? Decimals.ABSENT : field.number(event);
    };
  }

  private String key(Path path) {
    if (path.key().isEmpty() || path.key().length() > MAX_KEY) {
      throw new ExpressionException(
          path.word().column(),
          "a property is written properties.KEY, with a key of 1 to " + MAX_KEY + " characters");
    }
    properties.add(path.key());
    return path.key();
  }

  private static String property(@Nullable Event event, String key) {
    return event == null ? "" : FlatProperties.scalar(event.properties(), key);
  }

  Term has(Path path) {
    Text text = ofEvent(path).text();
    return Term.bool(path.word().column(), EventKeys.ALL, (e, m) -> !text.value(e, m).isEmpty());
  }

  Term count(Token step) {
    int number = step(step);
    return Term.decimal(ValueType.NUMBER, step.column(), (e, m) -> m.count(number) * Amount.UNIT);
  }

  Term sum(Token word, Token step, Path path) {
    int number = step(step);
    ValueType type = read(CURRENT, path).type();
    if (!type.isDecimal() && type != ValueType.PROPERTY) {
      throw new ExpressionException(path.word().column(), "a " + type.word() + " has no sum");
    }
    Decimal each = read(CURRENT, path).decimal();
    ValueType sum = type == ValueType.PROPERTY ? ValueType.NUMBER : type;
    return Term.decimal(sum, word.column(), (e, m) -> sum(number, each, m));
  }

  /** Events without the value add nothing. */
  private static long sum(int step, Decimal each, MatchedEvents matched) {
    long sum = 0;
    for (int i = matched.count(step) - 1; i >= 0; i--) {
      Event event = matched.at(step, i);
      long value = event == null ? Decimals.ABSENT : each.value(event, MatchedEvents.NONE);
      sum = value == Decimals.ABSENT ? sum : Decimals.add(sum, value);
    }
    return sum;
  }
}
