package io.waymark.serving.config;

import io.waymark.serving.http.Problems;

/** The refusal of a version that would give counted events another meaning unasked. */
final class Reinterpretation {

  private Reinterpretation() {}

  static RuntimeException unconfirmed(String sent, Outcome outcome) {
    History history = outcome.history();
    String detail =
        sent.isEmpty()
            ? "version " + outcome.version() + " would give counted events another meaning"
            : "confirm is '" + Problems.shown(sent) + "', which names another change";
    return Problems.reinterpretsHistory(detail, String.valueOf(history.confirm()), history);
  }
}
