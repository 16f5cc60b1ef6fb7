package io.waymark.bench.start;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A working copy of the repository, used through its script alone.
 *
 * @param root its folder
 * @param environment variables on top of this process's own
 */
record Checkout(Path root, Map<String, String> environment) {
  /** A clone of what is committed at that root: nothing built, nothing left over. */
  static Checkout clone(Path source, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> words =
        List.of("git", "clone", "--quiet", "--no-hardlinks", source.toString(), folder.toString());
    int code = new ProcessBuilder(words).redirectError(Redirect.INHERIT).start().waitFor();
    if (code != 0) {
      throw new IOException("git clone ended with " + code);
    }
    return new Checkout(folder, environment);
  }

  /** Calls {@code ./waymark}; what it says goes to a log. */
  Process waymark(Path log, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(root.resolve("waymark").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().putAll(environment);
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    return builder.start();
  }

  /** Calls it and waits for its end. */
  void call(Path log, Duration limit, String... words) throws IOException, InterruptedException {
    Process process = waymark(log, words);
    if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
      process.destroy();
      throw new IOException(
          "./waymark " + words[0] + " has not ended after " + limit.toSeconds() + " s");
    }
    if (process.exitValue() != 0) {
      throw new IOException("./waymark " + words[0] + " ended with " + process.exitValue());
    }
  }
}
