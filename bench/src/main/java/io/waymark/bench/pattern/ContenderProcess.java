package io.waymark.bench.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.sandbox.parts.Distribution;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs each contender in a JVM of its own, so that none meets code that was compiled for another.
 *
 * @param distribution where the job and Flink are
 * @param folder for files of the runs
 * @param traffic the events
 * @param times how long everything takes
 */
record ContenderProcess(Distribution distribution, Path folder, Path traffic, Times times) {
  private static final String MAIN = "io.waymark.jobs.pattern.contest.ContestMain";

  /**
   * Seconds.
   *
   * @param warmUp before anything is measured
   * @param measured at least
   * @param limit for a contender that does not reach the events it must
   */
  record Times(int warmUp, int measured, int limit) {
    private static final int START_AND_END = 180;

    /** By then a process hangs. */
    int atMost() {
      return warmUp + limit + START_AND_END;
    }
  }

  /**
   * Runs one.
   *
   * @param name of this run
   * @param patterns definitions as JSON
   */
  Run run(Contender contender, String name, List<String> patterns)
      throws IOException, InterruptedException {
    Path own = Files.createDirectories(folder.resolve(name));
    Path definitions = Files.write(own.resolve("patterns.ndjson"), patterns);
    Path settings = settings(contender, own.resolve("settings.conf"));
    Path matches = own.resolve("matches.bin");
    Path checkpoints = Files.createDirectories(own.resolve("checkpoints"));
    Path logging = Files.write(own.resolve("logback.xml"), resource("logback.xml"));
    List<String> words = new ArrayList<>(java(logging));
    words.addAll(
        List.of(
            MAIN,
            "contender=" + contender.matcher(),
            "events=" + traffic,
            "patterns=" + definitions,
            "settings=" + settings,
            "folder=" + checkpoints,
            "matches=" + matches,
            "warm-up=" + times.warmUp(),
            "seconds=" + times.measured(),
            "minimum=" + contender.minimum(),
            "limit=" + times.limit()));
    return run(contender, words, own.resolve("log"), matches);
  }

  private List<String> java(Path logging) {
    return List.of(
        distribution.java().toString(),
        "-Xms1g",
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "-Dlogback.configurationFile=" + logging,
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        distribution.jobJar() + File.pathSeparator + distribution.flinkLibraries().resolve("*"));
  }

  private static Path settings(Contender contender, Path file) throws IOException {
    List<String> lines = new ArrayList<>(resource("common.conf"));
    for (String name : contender.settings()) {
      lines.addAll(resource(name + ".conf"));
    }
    return Files.write(file, lines);
  }

  /** The lines of a file that is kept beside this class. */
  static List<String> resource(String name) throws IOException {
    try (InputStream in = ContenderProcess.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing in the bench");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private Run run(Contender contender, List<String> words, Path log, Path matches)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).redirectError(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    CompletableFuture<Void> patience =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(times.atMost(), TimeUnit.SECONDS));
    String last = lastLine(process);
    int ended = process.waitFor();
    patience.cancel(false);
    if (ended != 0 || last == null || !last.startsWith("{")) {
      throw new IOException(
          contender.name()
              + " did not run to its end (exit "
              + ended
              + ", last line "
              + last
              + "): "
              + String.join("\n", tail(log)));
    }
    JsonNode told = new ObjectMapper().readTree(last);
    return new Run(
        contender,
        told.path("events_per_s").asDouble(),
        told.path("cpu_us_per_event").asDouble(),
        told.path("events").asLong(),
        told.path("complete").asLong(),
        told.path("matches_per_1000").asDouble(),
        told.path("state_bytes").asLong(),
        matches);
  }

  private static @Nullable String lastLine(Process process) throws IOException {
    String last = null;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = line;
      }
    }
    return last;
  }

  private static List<String> tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.subList(Math.max(0, lines.size() - 20), lines.size());
  }
}
