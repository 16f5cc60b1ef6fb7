package io.waymark.sandbox.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.sandbox.SandboxException;
import java.nio.file.Path;
import java.util.function.Function;

/** Says to people or programs what became of a pattern. */
final class PatternReport {
  private static final int INVALID = 1;

  private final Console console;
  private final boolean json;

  PatternReport(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /** Prints the answer and gives the exit code. */
  int tell(Path file, SidecarClient.Reply reply, Function<JsonNode, String> words) {
    if (reply.status() < 400) {
      console.out().println(json ? reply.body() : words.apply(reply.body()));
      return 0;
    }
    if (reply.isProblem("invalid-body")
        || reply.isProblem("malformed-body")
        || reply.isProblem("too-large")) {
      mistakes(file, reply.body());
      return INVALID;
    }
    throw new SandboxException(SidecarClient.sentence(reply.body()));
  }

  /** As compilers do, so that editors find the line. */
  private void mistakes(Path file, JsonNode problem) {
    if (json) {
      console.out().println(problem);
      return;
    }
    if (problem.path("errors").isEmpty()) {
      console.err().println(file + ": " + SidecarClient.sentence(problem));
    }
    for (JsonNode error : problem.path("errors")) {
      String step = error.path("step").asText();
      console
          .err()
          .println(
              file
                  + ":"
                  + error.path("line").asLong()
                  + ": "
                  + (step.isEmpty() ? "" : "step " + step + ": ")
                  + error.path("path").asText()
                  + " "
                  + error.path("detail").asText());
    }
  }

  static String cost(JsonNode valid) {
    JsonNode cost = valid.path("cost");
    return "%s is valid. For one person at most: %s, %s kept; %s."
        .formatted(
            valid.path("id").asText(),
            count(cost.path("partial_matches"), "partial match", "partial matches"),
            count(cost.path("buffered_events"), "event", "events"),
            count(cost.path("states"), "state", "states"));
  }

  static String state(JsonNode pattern) {
    return "Version %d of %s is %s."
        .formatted(
            pattern.at("/versions/0/version").asLong(),
            pattern.path("id").asText(),
            pattern.at("/versions/0/state").asText());
  }

  static String backtest(JsonNode backtest) {
    JsonNode result = backtest.path("result");
    JsonNode conversion = result.path("conversion");
    return "%s and %s in %s of %s (%.1f s). Conversions within 7 days: %.1f %% after a match, %.1f %% of others like them."
        .formatted(
            count(result.path("matches"), "match", "matches"),
            count(result.path("dead_ends"), "dead end", "dead ends"),
            count(result.path("events"), "event", "events"),
            count(result.path("persons"), "person", "persons"),
            result.at("/cost/seconds").asDouble(),
            100 * conversion.path("rate_after_match").asDouble(),
            100 * conversion.path("rate_of_baseline").asDouble());
  }

  private static String count(JsonNode number, String one, String many) {
    long counted = number.asLong();
    return "%,d %s".formatted(counted, counted == 1 ? one : many);
  }
}
