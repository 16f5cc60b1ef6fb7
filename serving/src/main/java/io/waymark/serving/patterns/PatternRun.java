package io.waymark.serving.patterns;

import io.waymark.core.event.Arrival;
import io.waymark.core.pattern.CostBudget;
import io.waymark.core.pattern.matching.Finding;
import io.waymark.core.pattern.trial.Trial;
import io.waymark.serving.document.DocumentFormat;
import io.waymark.serving.document.DocumentReader;
import io.waymark.serving.document.InvalidDocumentException;
import io.waymark.serving.http.Json;
import io.waymark.serving.http.ProblemException;
import io.waymark.serving.http.Problems;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./waymark pattern run FILE --events FILE}: the matcher over a file of events, without a
 * system. Prints a line of JSON for each finding; the last line counts them.
 */
public final class PatternRun {

  private static final String USAGE =
      """
      Usage: waymark pattern run FILE --events FILE [--until TIME] [--quiet]
      Runs a pattern over a file of events, without a system.
        FILE            the pattern in YAML, or in JSON where its name ends with .json;
                        or the name of a shipped one, such as abandoned-cart
        --events FILE   NDJSON, one event a line (docs/events.md)
        --until TIME    goes on to that time after the last event (default: until all windows end)
        --quiet         prints only the last line
      The last line is one JSON object: events, refused, persons, matches, dead_ends.\
      """;

  private static final String TENANT = "main";
  private static final int WRONG_USE = 2;
  private static final int INVALID = 1;

  private PatternRun() {}

  /** See the usage. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.contains("--help") || arguments.isEmpty()) {
      (arguments.isEmpty() ? err : out).println(USAGE);
      return arguments.isEmpty() ? WRONG_USE : 0;
    }
    try {
      run(Arguments.of(arguments), out);
      return 0;
    } catch (ProblemException e) {
      err.println("waymark: " + e.problem().detail());
      return INVALID;
    } catch (IllegalArgumentException | IOException e) {
      err.println("waymark: " + e.getMessage());
      return WRONG_USE;
    }
  }

  private static void run(Arguments arguments, PrintStream out) throws IOException {
    Definition definition = definition(arguments.pattern());
    EventFile events = EventFile.read(arguments.events(), TENANT);
    Trial trial = Trial.of(TENANT, definition.id(), 1, definition.json());
    int matches = 0;
    int deadEnds = 0;
    for (Map.Entry<String, List<Arrival>> person : events.byPerson().entrySet()) {
      for (Finding finding : trial.person(person.getKey(), person.getValue(), arguments.end())) {
        matches += finding.deadEnd() ? 0 : 1;
        deadEnds += finding.deadEnd() ? 1 : 0;
        if (!arguments.quiet()) {
          out.println(line(shown(person.getKey(), finding)));
        }
      }
    }
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("events", events.events());
    counts.put("refused", events.refused());
    counts.put("persons", events.byPerson().size());
    counts.put("matches", matches);
    counts.put("dead_ends", deadEnds);
    out.println(line(counts));
  }

  private static Map<String, Object> shown(String person, Finding finding) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("kind", finding.deadEnd() ? "dead_end" : "match");
    shown.put("person", person);
    shown.put("ts", Instant.ofEpochMilli(finding.ts()));
    List<Map<String, Object>> touches = new ArrayList<>();
    for (int i = 0; i < finding.touches().size(); i++) {
      Map<String, Object> touch = new LinkedHashMap<>();
      touch.put("step", finding.stepOf(i));
      touch.put("event_id", finding.touches().get(i).event().eventId());
      touches.add(touch);
    }
    shown.put("touches", touches);
    return shown;
  }

  private static String line(Map<String, Object> fields) {
    return new String(Json.bytes(fields), StandardCharsets.UTF_8);
  }

  /** The definition of a file, or the shipped one of that name. */
  static Definition definition(String file) throws IOException {
    Path path = Path.of(file);
    byte[] text =
        Files.exists(path)
            ? Files.readAllBytes(path)
            : ShippedPatterns.text(file)
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "there is no file "
                            + file
                            + " and no shipped pattern of that name; shipped are "
                            + String.join(", ", ShippedPatterns.NAMES)));
    DocumentFormat format = file.endsWith(".json") ? DocumentFormat.JSON : DocumentFormat.YAML;
    try {
      return DefinitionText.of(DocumentReader.read(format, text)).definition(CostBudget.STANDARD);
    } catch (InvalidDocumentException e) {
      throw Problems.malformedBody("line " + e.line() + ": " + e.getMessage(), "");
    }
  }

  /** What was asked for. */
  private record Arguments(String pattern, Path events, long end, boolean quiet) {

    static Arguments of(List<String> words) {
      String pattern = "";
      String events = "";
      long end = Long.MAX_VALUE - 1;
      boolean quiet = false;
      for (int i = 0; i < words.size(); i++) {
        switch (words.get(i)) {
          case "--quiet" -> quiet = true;
          case "--events" -> events = value(words, ++i);
          case "--until" -> end = Instant.parse(value(words, ++i)).toEpochMilli();
          default -> pattern = plain(words.get(i), pattern);
        }
      }
      if (pattern.isEmpty() || events.isEmpty()) {
        throw new IllegalArgumentException("give a pattern and --events FILE; --help says more");
      }
      return new Arguments(pattern, Path.of(events), end, quiet);
    }

    private static String plain(String word, String before) {
      if (word.startsWith("-") || !before.isEmpty()) {
        throw new IllegalArgumentException("'" + word + "' is not expected; --help says more");
      }
      return word;
    }

    private static String value(List<String> words, int at) {
      if (at >= words.size()) {
        throw new IllegalArgumentException(words.get(at - 1) + " needs a value");
      }
      return words.get(at);
    }
  }
}
