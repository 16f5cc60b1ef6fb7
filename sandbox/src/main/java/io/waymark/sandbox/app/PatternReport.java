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
    return "%s is valid. For one person at most: %,d partial matches, %,d events kept; %,d states."
        .formatted(
            valid.path("id").asText(),
            cost.path("partial_matches").asLong(),
            cost.path("buffered_events").asLong(),
            cost.path("states").asLong());
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
    return "%,d matches and %,d dead ends in %,d events of %,d persons (%.1f s). Conversions within 7 days: %.1f %% after a match, %.1f %% of others like them."
        .formatted(
            result.path("matches").asLong(),
            result.path("dead_ends").asLong(),
            result.path("events").asLong(),
            result.path("persons").asLong(),
            result.at("/cost/seconds").asDouble(),
            100 * conversion.path("rate_after_match").asDouble(),
            100 * conversion.path("rate_of_baseline").asDouble());
  }
}
