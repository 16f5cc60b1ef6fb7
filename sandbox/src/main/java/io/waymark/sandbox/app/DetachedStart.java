package io.waymark.sandbox.app;

import io.waymark.sandbox.SandboxException;
import io.waymark.sandbox.home.AdminKey;
import io.waymark.sandbox.home.DataFolder;
import io.waymark.sandbox.home.PublishedState;
import io.waymark.sandbox.parts.Demo;
import io.waymark.sandbox.parts.Distribution;
import io.waymark.sandbox.supervise.PartStatus;
import io.waymark.sandbox.supervise.PartStatus.State;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the supervisor in the background and waits until the system is ready.
 *
 * @param console for progress
 * @param folder the system's folder
 * @param port the sidecar's port
 */
record DetachedStart(Console console, DataFolder folder, int port) {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Duration READY_LIMIT = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int LOG_LINES = 20;

  int run(boolean demo, Map<String, String> settings) throws IOException, InterruptedException {
    Path log = folder.log("supervisor");
    Files.deleteIfExists(folder.state());
    Files.deleteIfExists(log);
    Process supervisor =
        new ProcessBuilder(command(demo, settings))
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .redirectError(Redirect.appendTo(log.toFile()))
            .start();
    return await(supervisor, log);
  }

  private List<String> command(boolean demo, Map<String, String> settings) {
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      words.add(SETSID.toString());
    }
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    words.add("-Dorg.slf4j.simpleLogger.log.io.zonky=off");
    words.add("-Dwaymark.home=" + Distribution.find().root());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(List.of("up", "--port", String.valueOf(port)));
    words.addAll(List.of("--data-dir", folder.root().toString()));
    if (!demo) {
      words.add("--no-demo");
    }
    settings.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    return words;
  }

  private int await(Process supervisor, Path log) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    String shown = "";
    while (System.nanoTime() - begin < READY_LIMIT.toNanos()) {
      Optional<PublishedState> state = PublishedState.read(folder.state());
      if (!supervisor.isAlive()) {
        throw new SandboxException(endOf(log));
      }
      if (state.isPresent() && state.get().ready()) {
        say(begin, "ready at " + state.get().url());
        console.out().println(FirstPage.link(state.get().url(), AdminKey.read(folder.adminKey())));
        return 0;
      }
      String progress = state.map(DetachedStart::progress).orElse("starting");
      if (!progress.equals(shown)) {
        say(begin, progress);
        shown = progress;
      }
      Thread.sleep(POLL);
    }
    throw new SandboxException(
        "The system is not ready after "
            + READY_LIMIT.toMinutes()
            + " minutes: see ./waymark status and ./waymark logs.");
  }

  private void say(long begin, String text) {
    console.err().printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - begin) / 1e9, text);
  }

  private static String progress(PublishedState state) {
    long ready = state.parts().values().stream().filter(PartStatus::isReady).count();
    List<String> missing =
        state.parts().entrySet().stream()
            .filter(part -> !part.getValue().isReady())
            .map(part -> part.getKey() + " " + words(part.getKey(), part.getValue()))
            .toList();
    return 100 * ready / Math.max(1, state.parts().size()) + " %  " + String.join(", ", missing);
  }

  /** Of the demo store people want to know how far it is. */
  private static String words(String part, PartStatus status) {
    boolean plays = part.equals(Demo.NAME) && status.state() == State.STARTING;
    return plays ? status.detail() : status.state().word();
  }

  /** What the supervisor said last; its own one sentence where it ended with one. */
  private static String endOf(Path log) throws IOException {
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
    for (String line : tail) {
      if (line.startsWith("waymark: ")) {
        return line.substring("waymark: ".length());
      }
    }
    return "The supervisor ended before the system was ready, its last words in "
        + log
        + ":\n"
        + String.join("\n", tail);
  }
}
