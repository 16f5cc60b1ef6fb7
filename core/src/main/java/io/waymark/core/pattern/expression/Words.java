package io.waymark.core.pattern.expression;

import java.util.Set;

/** Words that mean something in expressions and therefore name no step. */
public final class Words {
  private static final Set<String> RESERVED =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "true",
          "false",
          "startsWith",
          "endsWith",
          "contains",
          "has",
          "count",
          "sum",
          "first",
          "last",
          "time",
          "properties");

  private Words() {}

  /** Whether the word is taken: a field of the event or a word of the language. */
  public static boolean isReserved(String word) {
    return RESERVED.contains(word) || EventField.of(word) != null;
  }
}
