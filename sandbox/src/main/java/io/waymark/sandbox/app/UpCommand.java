package io.waymark.sandbox.app;

import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.SandboxSystem;
import io.waymark.sandbox.home.DataFolder;
import io.waymark.sandbox.home.PublishedState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./waymark up}. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts the whole system and keeps it running until Ctrl-C, or with -d in the background.",
      "The first start of an empty folder plays the demo store's last 90 days and goes on live."
    })
final class UpCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = {"-d", "--detach"},
      description = "run in the background; return when the system is ready")
  private boolean detach;

  @Option(
      names = "--no-demo",
      description = "an empty system; one that has the demo store goes on without it")
  private boolean noDemo;

  @Mixin private SystemAddress address = new SystemAddress();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "an option of docs/config.md; may be repeated")
  private Map<String, String> settings = Map.of();

  UpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    DataFolder folder = address.folder();
    SandboxOptions options = SandboxOptions.of(settings, System.getenv());
    Optional<PublishedState> running = address.running();
    if (running.isPresent()) {
      console.out().println("already running at " + running.get().url());
      return 0;
    }
    folder.prepare();
    boolean demo = !noDemo && mayPlay(folder);
    if (detach) {
      return new DetachedStart(console, folder, address.port()).run(demo, settings);
    }
    return inForeground(folder, options, demo);
  }

  /** A folder that was in use without the demo store holds somebody's own events. */
  private boolean mayPlay(DataFolder folder) {
    boolean may = folder.isNew() || Files.exists(folder.demoPlan());
    if (!may) {
      console
          .err()
          .println(
              "Without the demo store: "
                  + folder.root()
                  + " was first started with --no-demo, and the store plays into new folders only.");
    }
    return may;
  }

  private int inForeground(DataFolder folder, SandboxOptions options, boolean demo)
      throws InterruptedException {
    SandboxSystem system = SandboxSystem.prepare(folder.root(), address.port(), options, demo);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  console.err().println("Stopping …");
                  system.close();
                  stopped.countDown();
                },
                "stop"));
    new Announcer(console, system).watch();
    system.start();
    stopped.await();
    return 0;
  }
}
