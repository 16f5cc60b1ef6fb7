package io.waymark.core.pattern.automaton;

import io.waymark.core.pattern.AfterMatch;
import io.waymark.core.pattern.AfterMatch.Strategy;

/** Which partial matches a match ends. */
final class Skipping {
  private static final long NOTHING = Long.MIN_VALUE;

  private Skipping() {}

  static boolean skips(AfterMatch afterMatch) {
    return afterMatch.strategy() != Strategy.NO_SKIP;
  }

  /** Partial matches that began up to this order end. */
  static long endOfSkip(AfterMatch afterMatch, Taken match) {
    return switch (afterMatch.strategy()) {
      case NO_SKIP -> NOTHING;
      case SKIP_TO_NEXT -> match.startOrder();
      case SKIP_PAST_LAST -> match.order;
      case SKIP_TO_FIRST -> before(firstOf(match, afterMatch.step()));
      case SKIP_TO_LAST -> before(lastOf(match, afterMatch.step()));
    };
  }

  private static long before(long order) {
    return order == NOTHING ? NOTHING : order - 1;
  }

  private static long firstOf(Taken match, int step) {
    long order = NOTHING;
    for (Taken taken = match; taken != null; taken = taken.before) {
      order = taken.step == step ? taken.order : order;
    }
    return order;
  }

  private static long lastOf(Taken match, int step) {
    for (Taken taken = match; taken != null; taken = taken.before) {
      if (taken.step == step) {
        return taken.order;
      }
    }
    return NOTHING;
  }
}
