package io.waymark.sandbox.app;

import io.waymark.sandbox.home.PublishedState;
import io.waymark.sandbox.supervise.PartStatus;
import java.util.Map;
import java.util.Optional;

/** The state of a system for people. */
final class StatusTable {
  private static final String ROW = "%-12s %-11s %-25s %8s  %s%n";

  private StatusTable() {}

  static String of(Optional<PublishedState> state) {
    return state.map(StatusTable::table).orElse("not running: start it with ./waymark up\n");
  }

  private static String table(PublishedState state) {
    StringBuilder table = new StringBuilder();
    table.append(state.ready() ? "ready at " : "not ready, will be at ").append(state.url());
    table.append("  (Flink: ").append(state.flinkUrl()).append(")\n");
    table.append(String.format(ROW, "part", "state", "since", "restarts", ""));
    for (Map.Entry<String, PartStatus> part : state.parts().entrySet()) {
      PartStatus status = part.getValue();
      table.append(
          String.format(
              ROW,
              part.getKey(),
              status.state().word(),
              status.since(),
              status.restarts(),
              status.detail()));
    }
    return table.toString();
  }
}
