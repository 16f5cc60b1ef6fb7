package io.waymark.testkit.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of the engine's program. */
final class EngineProcess {

  private static final String MAIN = "io.waymark.engine.Main";
  private static final String READY = "ready port=";
  private static final int START_SECONDS = 60;
  private static final int STOP_SECONDS = 30;
  private static final int LINES_KEPT = 50;

  private final Process process;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private EngineProcess(Process process) {
    this.process = process;
  }

  static EngineProcess start(List<String> arguments) {
    try {
      EngineProcess engine =
          new EngineProcess(
              new ProcessBuilder(command(arguments)).redirectErrorStream(true).start());
      Thread reader = new Thread(engine::read, "engine-output");
      reader.setDaemon(true);
      reader.start();
      return engine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command line, for supervisors that start processes themselves. */
  static List<String> command(List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Jdk.java().toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath().toString(),
                MAIN));
    command.addAll(arguments);
    return command;
  }

  /**
   * Waits for the engine's word.
   *
   * @throws IllegalStateException with what it said instead
   */
  int awaitPort() {
    try {
      return port.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      kill();
      throw new IllegalStateException("no word after " + START_SECONDS + " s: " + said(), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the ClickHouse engine did not start: " + said(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the engine started", e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  void stop() {
    process.destroy();
    await(STOP_SECONDS);
    kill();
  }

  void kill() {
    process.destroyForcibly();
    await(STOP_SECONDS);
  }

  private void await(int seconds) {
    try {
      process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        note(line);
      }
    } catch (IOException e) {
      note(e.toString());
    }
    port.completeExceptionally(new IllegalStateException("the engine's output ended"));
  }

  private void note(String line) {
    if (line.startsWith(READY)) {
      String rest = line.substring(READY.length());
      port.complete(Integer.parseInt(rest.substring(0, rest.indexOf(' '))));
    }
    synchronized (lastLines) {
      lastLines.addLast(line);
      if (lastLines.size() > LINES_KEPT) {
        lastLines.removeFirst();
      }
    }
  }

  private String said() {
    synchronized (lastLines) {
      return String.join("\n", lastLines);
    }
  }

  /** The jar or classes folder of the engine, wherever it stands on our own class path. */
  private static Path classPath() {
    String file = MAIN.replace('.', '/') + ".class";
    URL found = EngineProcess.class.getClassLoader().getResource(file);
    if (found == null) {
      throw new IllegalStateException("waymark-engine is not on the class path");
    }
    String location = found.toString();
    String root = location.substring(0, location.length() - file.length());
    String plain = root.startsWith("jar:") ? root.substring(4, root.length() - 2) : root;
    try {
      return Path.of(new URI(plain));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(location, e);
    }
  }
}
