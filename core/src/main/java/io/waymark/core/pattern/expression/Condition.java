package io.waymark.core.pattern.expression;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.expression.Term.Bool;
import java.util.Set;

/** A condition on an event and on what was matched before it. Pure and safe for many threads. */
public final class Condition {
  /** Most characters of an expression. */
  public static final int MAX_LENGTH = 2_000;

  private final String text;
  private final Bool code;
  private final EventKeys keys;
  private final boolean readsMatched;
  private final Set<String> properties;

  private Condition(String text, Bool code, EventKeys keys, Paths paths) {
    this.text = text;
    this.code = code;
    this.keys = keys;
    this.readsMatched = paths.readsMatched();
    this.properties = Set.copyOf(paths.properties());
  }

  /**
   * Reads a condition.
   *
   * @throws ExpressionException saying the column, what stands there and what is expected
   */
  public static Condition parse(String text, Scope scope) {
    Paths paths = new Paths(scope);
    Term term = term(text, paths);
    return new Condition(text, term.bool(), term.keys(), paths);
  }

  static Term term(String text, Paths paths) {
    if (text.isBlank() || text.length() > MAX_LENGTH) {
      throw new ExpressionException(
          1, "an expression has 1 to " + MAX_LENGTH + " characters, this one " + text.length());
    }
    return new Parser(Lexer.tokens(text), paths).whole();
  }

  /** Whether it holds for the event, after those. */
  public boolean test(Event event, MatchedEvents matched) {
    return code.test(event, matched);
  }

  /** Which events can satisfy it. */
  public EventKeys keys() {
    return keys;
  }

  /** Whether it holds for every event that its keys admit. */
  public boolean isExact() {
    return keys.exact();
  }

  /** Whether it looks at events matched before. */
  public boolean readsMatched() {
    return readsMatched;
  }

  /** Keys of the properties that it reads. */
  public Set<String> properties() {
    return properties;
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
