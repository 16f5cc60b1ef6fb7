package io.waymark.engine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Every option of the engine.
 *
 * @param library the libchdb file ({@code --lib}, required)
 * @param path folder of the data ({@code --path}, required)
 * @param host address to listen on ({@code --host}, 127.0.0.1)
 * @param port to listen on ({@code --port}, required; 0 takes a free one)
 * @param workers statements at a time ({@code --workers}, 8)
 * @param queue requests that may wait for a worker before 503 ({@code --queue}, 64)
 * @param memoryMegabytes bound of the engine's memory ({@code --memory-mb}, 1200)
 * @param bodyMegabytes largest request body ({@code --body-mb}, 1024)
 */
public record EngineOptions(
    Path library,
    Path path,
    String host,
    int port,
    int workers,
    int queue,
    int memoryMegabytes,
    int bodyMegabytes) {

  static final String USAGE =
      "usage: Main --lib FILE --path DIR --port N [--host 127.0.0.1] [--workers 8] [--queue 64]"
          + " [--memory-mb 1200] [--body-mb 1024]";
  private static final Set<String> KEYS =
      Set.of(
          "--lib",
          "--path",
          "--port",
          "--host",
          "--workers",
          "--queue",
          "--memory-mb",
          "--body-mb");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException for an unknown, missing or malformed option
   */
  static EngineOptions parse(String... arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!KEYS.contains(arguments[i])) {
        throw new IllegalArgumentException("unknown option " + arguments[i] + "; " + USAGE);
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException("option " + arguments[i] + " has no value; " + USAGE);
      }
      given.put(arguments[i], arguments[i + 1]);
    }
    return new EngineOptions(
        Path.of(required(given, "--lib")),
        Path.of(required(given, "--path")),
        given.getOrDefault("--host", "127.0.0.1"),
        number("--port", required(given, "--port"), 0, 65_535),
        number("--workers", given.getOrDefault("--workers", "8"), 1, 128),
        number("--queue", given.getOrDefault("--queue", "64"), 0, 10_000),
        number("--memory-mb", given.getOrDefault("--memory-mb", "1200"), 256, 1 << 20),
        number("--body-mb", given.getOrDefault("--body-mb", "1024"), 1, 1 << 20));
  }

  private static String required(Map<String, String> given, String key) {
    String value = given.get(key);
    if (value == null) {
      throw new IllegalArgumentException("option " + key + " is missing; " + USAGE);
    }
    return value;
  }

  private static int number(String key, String text, int least, int most) {
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // The sentence below says it.
    }
    throw new IllegalArgumentException(
        "option " + key + " is '" + text + "', wanted a number from " + least + " to " + most);
  }
}
