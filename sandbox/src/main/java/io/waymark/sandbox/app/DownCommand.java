package io.waymark.sandbox.app;

import io.waymark.sandbox.SandboxException;
import io.waymark.sandbox.home.DataFolder;
import io.waymark.sandbox.home.LeftOvers;
import io.waymark.sandbox.home.PublishedState;
import io.waymark.sandbox.home.SystemLock;
import io.waymark.testkit.process.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./waymark down}. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stops the system and all its processes. Its data stay.")
final class DownCommand implements Callable<Integer> {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private final Console console;

  @Mixin private SystemAddress address = new SystemAddress();

  DownCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    DataFolder folder = address.folder();
    if (!Files.isDirectory(folder.root())) {
      console.err().println("Nothing runs in " + folder.root() + ".");
      return 0;
    }
    Optional<PublishedState> state = address.running();
    state.ifPresent(this::stopSupervisor);
    int leftOver = stopLeftOvers(folder);
    Files.deleteIfExists(folder.state());
    console.err().println(summary(state.isPresent(), leftOver));
    return 0;
  }

  private void stopSupervisor(PublishedState state) {
    console.err().println("Stopping the system at " + state.url() + " …");
    ProcessHandle.of(state.supervisorPid())
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .ifPresent(DownCommand::endOrKill);
  }

  private static void endOrKill(ProcessHandle supervisor) {
    supervisor.destroy();
    if (!Ending.within(supervisor, STOP_LIMIT)) {
      Ending.kill(supervisor);
    }
  }

  private static int stopLeftOvers(DataFolder folder) {
    try (SystemLock lock = takeLock(folder)) {
      return LeftOvers.stop(folder);
    }
  }

  private static SystemLock takeLock(DataFolder folder) {
    return SystemLock.tryTake(folder.lock())
        .orElseThrow(() ->
            new SandboxException(
                "A system in " + folder.root() + " is just starting: try again in a moment."));
  }

  private static String summary(boolean wasRunning, int leftOver) {
    if (wasRunning || leftOver > 0) {
      return "Stopped" + (leftOver > 0 ? ", with " + leftOver + " processes left over." : ".");
    }
    return "Nothing was running.";
  }
}
