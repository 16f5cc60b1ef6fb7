package io.waymark.bench.line;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records where the TaskManager spends its time, with the JDK's flight recorder.
 *
 * @param file where to, or nothing for no profile
 */
record Profiler(Optional<Path> file) {
  private static final String RECORDING = "name=bench";

  void start(Map<String, ProcessHandle> processes) throws IOException, InterruptedException {
    if (file.isPresent()) {
      call(processes, "JFR.start", RECORDING, "settings=profile");
    }
  }

  void stop(Map<String, ProcessHandle> processes) throws IOException, InterruptedException {
    if (file.isPresent()) {
      call(processes, "JFR.stop", RECORDING, "filename=" + file.get().toAbsolutePath());
    }
  }

  private static void call(Map<String, ProcessHandle> processes, String... words)
      throws IOException, InterruptedException {
    ProcessHandle taskManager = processes.get("taskmanager");
    if (taskManager == null) {
      throw new IllegalStateException("there is no TaskManager to profile");
    }
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    ProcessBuilder builder = new ProcessBuilder(jcmd.toString(), "" + taskManager.pid());
    builder.command().addAll(List.of(words));
    int code =
        builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT).start().waitFor();
    if (code != 0) {
      throw new IOException("jcmd " + String.join(" ", words) + " ended with " + code);
    }
  }
}
