package io.waymark.core.pattern.expression;

import java.util.HashSet;
import java.util.Set;

/**
 * Some texts, or all but some: closed under not, and, or.
 *
 * @param named the texts that are named
 * @param others whether it holds all texts but those, in place of those
 */
public record TextSet(Set<String> named, boolean others) {
  /** All texts. */
  static final TextSet ALL = new TextSet(Set.of(), true);

  static TextSet of(Set<String> texts) {
    return new TextSet(texts, false);
  }

  /** Whether it holds the text. */
  public boolean contains(String text) {
    return named.contains(text) != others;
  }

  TextSet not() {
    return new TextSet(named, !others);
  }

  TextSet and(TextSet other) {
    if (others && !other.others) {
      return other.and(this);
    }
    Set<String> both = new HashSet<>(named);
    if (others) {
      both.addAll(other.named);
    } else {
      both.removeIf(text -> !other.contains(text));
    }
    return new TextSet(both, others);
  }

  TextSet or(TextSet other) {
    return not().and(other.not()).not();
  }
}
