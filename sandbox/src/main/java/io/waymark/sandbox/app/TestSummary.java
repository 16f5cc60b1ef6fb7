package io.waymark.sandbox.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Seconds per suite out of the reports that Surefire and Failsafe leave. The script {@code waymark}
 * runs this one file from its source, so that a build that fails half-way has a summary too.
 */
public final class TestSummary {
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s(name|time|tests|errors|skipped|failures)=\"([^\"]*)\"");
  private static final Pattern BROKEN =
      Pattern.compile(
          "<testcase\\b[^>]*\\sname=\"([^\"]*)\"[^>]*[^/>]>\\s*<(?:failure|error)\\b([^>]*)>");
  private static final Pattern MESSAGE = Pattern.compile("\\smessage=\"([^\"]*)\"");
  private static final int MESSAGE_CHARACTERS = 300;
  private static final String COVERAGE = "coverage/target/site/jacoco-aggregate/jacoco.csv";

  /** Column of JaCoCo's table; the covered ones stand behind it. */
  private static final int LINES_MISSED = 7;

  private static final String ALL = "over all modules but bench";
  private static final int HEAD_CHARACTERS = 2_000;

  private TestSummary() {}

  record Suite(String module, String name, double seconds, int[] counts, List<String> broken) {
    static final List<String> COUNTED = List.of("tests", "failures", "errors", "skipped");
  }

  /** Arguments: the repository's root and Maven's exit code. */
  public static void main(String[] args) throws IOException {
    int mavenExit = Integer.parseInt(args[1]);
    List<Suite> suites = suites(Path.of(args[0]));
    System.out.print(table(suites));
    int[] total = total(suites);
    System.out.printf(
        Locale.ROOT,
        "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d%n",
        total[0],
        total[1],
        total[2],
        total[3]);
    System.out.print(coverage(Path.of(args[0], COVERAGE)));
    System.out.print(broken(suites));
    System.exit(mavenExit != 0 || total[1] + total[2] > 0 || total[0] == 0 ? 1 : 0);
  }

  static List<Suite> suites(Path root) throws IOException {
    try (Stream<Path> files = Files.find(root, 5, (path, about) -> isReport(path))) {
      return files
          .map(path -> suite(root, path))
          .sorted(Comparator.comparing(Suite::module).thenComparing(Suite::name))
          .toList();
    }
  }

  static String table(List<Suite> suites) {
    StringBuilder table = new StringBuilder();
    table.append(String.format("%-12s %-60s %8s %6s%n", "module", "suite", "seconds", "tests"));
    double seconds = 0;
    for (Suite suite : suites) {
      seconds += suite.seconds();
      table.append(row(suite.module(), suite.name(), suite.seconds(), suite.counts()[0]));
    }
    return table.append(row("", "all suites", seconds, total(suites)[0])).toString();
  }

  /** What failed, last of all: whoever sees only the end of a log sees it. */
  static String broken(List<Suite> suites) {
    StringBuilder text = new StringBuilder();
    for (Suite suite : suites) {
      for (String test : suite.broken()) {
        text.append(String.format("FAILED  %s %s.%s%n", suite.module(), suite.name(), test));
      }
    }
    return text.toString();
  }

  /** The lines that the tests reach, per module and over all, out of JaCoCo's table. */
  static String coverage(Path table) throws IOException {
    if (!Files.exists(table)) {
      return "";
    }
    Map<String, long[]> lines = new LinkedHashMap<>();
    for (String line : Files.readAllLines(table).stream().skip(1).toList()) {
      String[] cells = line.split(",");
      String module = cells[0].substring(cells[0].lastIndexOf('/') + 1).replace("waymark-", "");
      for (String name : List.of(module, ALL)) {
        long[] counts = lines.computeIfAbsent(name, missing -> new long[2]);
        counts[0] += Long.parseLong(cells[LINES_MISSED]);
        counts[1] += Long.parseLong(cells[LINES_MISSED + 1]);
      }
    }
    StringBuilder text = new StringBuilder();
    // Over all comes last, though it was met first.
    long[] all = lines.remove(ALL);
    lines.forEach((module, counts) -> text.append(covered(module, counts)));
    return all == null ? "" : text.append(covered(ALL, all)).toString();
  }

  private static String covered(String module, long[] lines) {
    return String.format(
        Locale.ROOT,
        "Lines covered  %-28s %5.1f %%  (%d of %d)%n",
        module,
        100.0 * lines[1] / Math.max(1, lines[0] + lines[1]),
        lines[1],
        lines[0] + lines[1]);
  }

  private static String row(String module, String name, double seconds, int tests) {
    return String.format(Locale.ROOT, "%-12s %-60s %8.1f %6d%n", module, name, seconds, tests);
  }

  private static int[] total(List<Suite> suites) {
    int[] total = new int[Suite.COUNTED.size()];
    for (Suite suite : suites) {
      for (int i = 0; i < total.length; i++) {
        total[i] += suite.counts()[i];
      }
    }
    return total;
  }

  private static boolean isReport(Path path) {
    String folder = path.getParent() == null ? "" : path.getParent().getFileName().toString();
    String name = path.getFileName().toString();
    return folder.endsWith("-reports") && name.startsWith("TEST-") && name.endsWith(".xml");
  }

  private static Suite suite(Path root, Path report) {
    String module = root.relativize(report).getName(0).toString();
    String name = "";
    double seconds = 0;
    int[] counts = new int[Suite.COUNTED.size()];
    String text = text(report);
    Matcher attribute = ATTRIBUTE.matcher(head(text));
    while (attribute.find()) {
      String value = attribute.group(2);
      switch (attribute.group(1)) {
        case "name" -> name = value.substring(value.lastIndexOf('.') + 1);
        case "time" -> seconds = Double.parseDouble(value.replace(",", ""));
        default -> counts[Suite.COUNTED.indexOf(attribute.group(1))] = Integer.parseInt(value);
      }
    }
    return new Suite(module, name, seconds, counts, broken(text));
  }

  /** Each broken test with the first words of its message, as the report escapes them. */
  private static List<String> broken(String report) {
    return BROKEN
        .matcher(report)
        .results()
        .map(test -> {
          Matcher message = MESSAGE.matcher(test.group(2));
          String words = message.find() ? message.group(1).replaceAll("(&#10;|\\s)+", " ") : "";
          return test.group(1)
              + ": "
              + words.substring(0, Math.min(words.length(), MESSAGE_CHARACTERS));
        })
        .toList();
  }

  /** The opening tag of the report: all that the figures need. */
  private static String head(String text) {
    int begin = Math.max(0, text.indexOf("<testsuite"));
    int end = text.indexOf('>', begin);
    return text.substring(begin, Math.min(end < 0 ? text.length() : end, begin + HEAD_CHARACTERS));
  }

  private static String text(Path report) {
    try {
      return Files.readString(report);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + report, e);
    }
  }
}
