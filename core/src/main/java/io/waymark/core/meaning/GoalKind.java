package io.waymark.core.meaning;

import java.util.Locale;

/** What reaching a goal is. */
public enum GoalKind {
  PURCHASE,
  SIGNUP,
  TRIAL,
  LEAD;

  /** The name in documents and tables, for example {@code purchase}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static GoalKind parse(String path, String text) {
    for (GoalKind kind : values()) {
      if (kind.wireName().equals(text)) {
        return kind;
      }
    }
    throw new InvalidMeaningException(
        path, "is purchase, signup, trial or lead, not \"" + text + '"');
  }
}
