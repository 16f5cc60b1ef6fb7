package io.waymark.sandbox.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.sandbox.SandboxException;
import java.nio.file.Path;

/** Says to people or programs what became of a configuration. */
final class ConfigReport {
  static final int INVALID = 1;
  static final int UNCONFIRMED = 3;

  private final Console console;
  private final boolean json;

  ConfigReport(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /** Prints the answer and gives the exit code. */
  int tell(Path file, SidecarClient.Reply reply) {
    if (reply.status() < 400) {
      return told(reply.body(), () -> outcome(reply.body()), 0);
    }
    if (reply.isProblem("invalid-body")
        || reply.isProblem("malformed-body")
        || reply.isProblem("too-large")) {
      return told(reply.body(), () -> mistakes(file, reply.body()), INVALID);
    }
    if (reply.isProblem("reinterprets-history")) {
      return told(reply.body(), () -> unconfirmed(reply.body()), UNCONFIRMED);
    }
    throw new SandboxException(SidecarClient.sentence(reply.body()));
  }

  private int told(JsonNode body, Runnable forPeople, int exit) {
    if (json) {
      console.out().println(body);
    } else {
      forPeople.run();
    }
    return exit;
  }

  private void outcome(JsonNode outcome) {
    long version = outcome.path("version").asLong();
    if (!outcome.path("changed").asBoolean()) {
      console.out().println("Nothing to change: version " + version + " says the same.");
      return;
    }
    console
        .out()
        .println(
            "Version "
                + version
                + (outcome.path("applied").asBoolean() ? " is applied" : " would be applied")
                + "; it decides from "
                + outcome.path("effective_from").asText()
                + " on. Values that differ from version "
                + (version - 1)
                + ": "
                + outcome.path("change_count").asLong()
                + ".");
    for (JsonNode change : outcome.path("changes")) {
      console
          .out()
          .println(
              "  "
                  + change.path("path").asText()
                  + ": "
                  + change.path("before")
                  + " -> "
                  + change.path("after"));
    }
    history(outcome.path("history"));
  }

  private void history(JsonNode history) {
    history.path("what_happens").forEach(sentence -> console.out().println(sentence.asText()));
    for (JsonNode counted : history.path("by_month")) {
      console
          .out()
          .println(
              "  %s  %-12s %,12d"
                  .formatted(
                      counted.path("month").asText(),
                      counted.path("kind").asText(),
                      counted.path("events").asLong()));
    }
  }

  private void unconfirmed(JsonNode problem) {
    history(problem.path("history"));
    console
        .err()
        .println("waymark: " + problem.path("detail").asText() + ": say --yes to have that.");
  }

  /** As compilers do, so that editors find the line. */
  private void mistakes(Path file, JsonNode problem) {
    if (problem.path("errors").isEmpty()) {
      console.err().println(file + ": " + SidecarClient.sentence(problem));
    }
    for (JsonNode error : problem.path("errors")) {
      console
          .err()
          .println(
              file
                  + ":"
                  + error.path("line").asLong()
                  + ": "
                  + error.path("detail").asText()
                  + " ("
                  + error.path("hint").asText()
                  + ")");
    }
  }
}
