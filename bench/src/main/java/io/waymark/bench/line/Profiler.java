package io.waymark.bench.line;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Records where the TaskManager spends its time, with the JDK's flight recorder.
 *
 * @param file where to, or nothing for no profile
 */
record Profiler(Optional<Path> file) {
  private static final String RECORDING = "name=bench";

  void start(long pid) throws IOException, InterruptedException {
    if (file.isPresent()) {
      call(pid, "JFR.start", RECORDING, "settings=profile");
    }
  }

  void stop(long pid) throws IOException, InterruptedException {
    if (file.isPresent()) {
      call(pid, "JFR.stop", RECORDING, "filename=" + file.get().toAbsolutePath());
    }
  }

  private static void call(long pid, String... words) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    ProcessBuilder builder = new ProcessBuilder(jcmd.toString(), String.valueOf(pid));
    builder.command().addAll(List.of(words));
    int code =
        builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT).start().waitFor();
    if (code != 0) {
      throw new IOException("jcmd " + String.join(" ", words) + " ended with " + code);
    }
  }
}
