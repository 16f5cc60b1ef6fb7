package io.waymark.bench.api;

import io.waymark.bench.measure.AtEnd;
import io.waymark.bench.measure.Ending;
import io.waymark.bench.measure.SandboxSettings;
import io.waymark.bench.measure.TemporaryFolder;
import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.SandboxSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./waymark bench api}. */
@Command(
    name = "api",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false,
    description = {
      "Every GET of the API at a fixed rate over many connections.",
      "Fills a system through POST /api/v1/events before, then asks every route of its OpenAPI",
      "document that answers its own example."
    })
public final class ApiCommand implements Callable<Integer> {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  @Option(names = "--events", defaultValue = "400000", description = "events that fill the system")
  private long events;

  @Option(names = "--batch", defaultValue = "5000", description = "events of a body")
  private int batch;

  @Option(names = "--posters", defaultValue = "8", description = "connections that post events")
  private int posters;

  @Option(names = "--connections", defaultValue = "100", description = "connections that read")
  private int connections;

  @Option(names = "--rate", defaultValue = "1000", description = "requests a second")
  private int rate;

  @Option(names = "--seconds", defaultValue = "60", description = "how long it is read")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "25", description = "unmeasured seconds before")
  private int warmUp;

  @Option(
      names = "--neighbours",
      defaultValue = "10",
      description = "seconds that a quiet tenant asks alone, and beside a noisy one")
  private int neighbours;

  @Mixin private SandboxSettings settings = new SandboxSettings();

  @Mixin private Ending ending = new Ending();

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    ApiBench.Plan plan =
        new ApiBench.Plan(events, batch, posters, connections, rate, seconds, warmUp, neighbours);
    SandboxOptions options = settings.options();
    try (AtEnd end = AtEnd.begin()) {
      Path folder = end.keep(TemporaryFolder.create("waymark-bench-api")).path();
      SandboxSystem system =
          end.keep(SandboxSystem.startAndAwait(folder.resolve("system"), options, START_LIMIT));
      ending.tell(new ApiReport(new ApiBench(system, plan).run(), plan));
    }
    return 0;
  }
}
