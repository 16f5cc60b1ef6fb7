package io.waymark.jobs.pattern.contest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What one contender is to do, given as {@code key=value} words.
 *
 * @param contender {@code empty}, {@code stock}, {@code ours} or {@code ours-large-cache}
 * @param events file of events, one JSON object a line, in order of time
 * @param patterns file of definitions, one JSON object a line
 * @param settings file of Flink settings, one {@code key: value} a line
 * @param folder for checkpoints
 * @param matches file for what was found
 * @param warmUp time before anything is measured
 * @param measured at least so long
 * @param minimum at least so many events whose matches were all found
 * @param limit at most so long in all, whatever is reached
 */
record ContestPlan(
    String contender,
    Path events,
    Path patterns,
    Path settings,
    Path folder,
    Path matches,
    Duration warmUp,
    Duration measured,
    long minimum,
    Duration limit) {

  static ContestPlan parse(String[] words) {
    Map<String, String> given = new HashMap<>();
    for (String word : words) {
      int at = word.indexOf('=');
      if (at < 1) {
        throw new IllegalArgumentException('"' + word + "\" is not of the form key=value");
      }
      given.put(word.substring(0, at), word.substring(at + 1));
    }
    return new ContestPlan(
        text(given, "contender"),
        Path.of(text(given, "events")),
        Path.of(text(given, "patterns")),
        Path.of(text(given, "settings")),
        Path.of(text(given, "folder")),
        Path.of(text(given, "matches")),
        Duration.ofSeconds(Long.parseLong(text(given, "warm-up"))),
        Duration.ofSeconds(Long.parseLong(text(given, "seconds"))),
        Long.parseLong(text(given, "minimum")),
        Duration.ofSeconds(Long.parseLong(text(given, "limit"))));
  }

  /** The lines of a file of settings; what stands behind {@code #} is a comment. */
  static Map<String, String> settings(Path file) throws IOException {
    Map<String, String> settings = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String plain = line.replaceFirst("#.*", "").strip();
      int at = plain.indexOf(':');
      if (at > 0) {
        settings.put(plain.substring(0, at).strip(), plain.substring(at + 1).strip());
      }
    }
    return settings;
  }

  private static String text(Map<String, String> given, String key) {
    String value = given.get(key);
    if (value == null) {
      throw new IllegalArgumentException(key + "=… is missing");
    }
    return value;
  }
}
