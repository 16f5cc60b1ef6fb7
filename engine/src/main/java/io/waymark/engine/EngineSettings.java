package io.waymark.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the engine starts with so that it stays small: one machine, a few clients. */
final class EngineSettings {

  private static final long MEGABYTE = 1_048_576;

  private EngineSettings() {}

  /** Arguments of a connection: the server's own, then the defaults of each query. */
  static List<String> of(EngineOptions options) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--path=" + options.path().toAbsolutePath());
    arguments.add("--max_server_memory_usage=" + options.memoryMegabytes() * MEGABYTE);
    arguments.add("--mark_cache_size=" + 64 * MEGABYTE);
    arguments.add("--background_pool_size=2");
    perQuery(options).forEach((key, value) -> arguments.add("--" + key + "=" + value));
    return arguments;
  }

  /** Settings of every query that does not give its own. */
  static Map<String, String> perQuery(EngineOptions options) {
    long memory = options.memoryMegabytes() * MEGABYTE;
    Map<String, String> settings = new TreeMap<>();
    // A query that takes all cores makes everybody on this machine wait for it.
    int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    settings.put("max_threads", Integer.toString(half));
    settings.put("max_memory_usage", Long.toString(memory * 9 / 10));
    // An answer is held in memory as a whole before it is sent.
    settings.put("max_result_bytes", Long.toString(memory / 3));
    return settings;
  }
}
