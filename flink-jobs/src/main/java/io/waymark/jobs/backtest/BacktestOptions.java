package io.waymark.jobs.backtest;

import io.waymark.jobs.app.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All options of the backtest process: key, type, default, sentence. Unknown keys stop the start.
 */
public final class BacktestOptions {

  /** Every option there is, in the order of the documentation. */
  public static final List<Option> ALL =
      List.of(
          new Option(
              "database.url",
              "text",
              "postgresql://postgres:postgres@localhost:5432/postgres",
              "DATABASE_URL",
              "Control store to take work from: postgresql://user:password@host:5432/database."),
          new Option(
              "clickhouse.url",
              "text",
              "http://localhost:8123",
              "CLICKHOUSE_URL",
              "ClickHouse to read history from: http://user:password@host:8123/database."),
          new Option(
              "poll.ms", "number", "500", "", "How often to look for work where there was none."),
          new Option(
              "lease.seconds",
              "number",
              "30",
              "",
              "How long work counts as done by a process that gave no sign of life."),
          new Option(
              "part.events",
              "number",
              "250000",
              "",
              "Events that are read at once; what a backtest needs of memory."));

  private final Map<String, String> values = new LinkedHashMap<>();

  private BacktestOptions() {}

  /**
   * Reads {@code --key=value} arguments; what is not given comes from the environment, then from
   * the default.
   *
   * @throws IllegalArgumentException naming the key or value that is wrong
   */
  public static BacktestOptions parse(String[] args, Map<String, String> environment) {
    BacktestOptions options = new BacktestOptions();
    for (Option option : ALL) {
      String given = environment.getOrDefault(option.environment(), "");
      options.values.put(option.key(), given.isEmpty() ? option.fallback() : given);
    }
    for (String arg : args) {
      int equals = arg.indexOf('=');
      String key = arg.startsWith("--") && equals > 0 ? arg.substring(2, equals) : arg;
      if (!options.values.containsKey(key)) {
        throw new IllegalArgumentException(
            "unknown option " + key + "; known are " + String.join(", ", options.values.keySet()));
      }
      options.values.put(key, arg.substring(equals + 1));
    }
    ALL.stream()
        .filter(option -> option.type().equals("number"))
        .forEach(option -> options.number(option.key()));
    return options;
  }

  String text(String key) {
    return values.getOrDefault(key, "");
  }

  int number(String key) {
    try {
      int number = Integer.parseInt(text(key));
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers that are too small.
    }
    throw new IllegalArgumentException(
        "--" + key + " \"" + text(key) + "\" is no whole number of at least 1");
  }

  /** A Markdown table of all options. */
  public static String markdown() {
    StringBuilder page =
        new StringBuilder("| key | type | default | environment | what it does |\n");
    page.append("|---|---|---|---|---|\n");
    for (Option option : ALL) {
      page.append("| `").append(option.key()).append("` | ").append(option.type());
      page.append(" | `").append(option.fallback()).append("` | ");
      page.append(option.environment().isEmpty() ? "" : "`" + option.environment() + "`");
      page.append(" | ").append(option.sentence()).append(" |\n");
    }
    return page.toString();
  }
}
