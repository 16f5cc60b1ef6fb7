package io.waymark.bench.line;

import io.waymark.bench.measure.AtEnd;
import io.waymark.bench.measure.Ending;
import io.waymark.bench.measure.SandboxSettings;
import io.waymark.bench.measure.TemporaryFolder;
import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.replay.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./waymark bench line}. */
@Command(
    name = "line",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false,
    description = {
      "The whole line against the bare one, events a second.",
      "Bare: the same parser, sink, batches, parallelism and checkpoint interval, but only the",
      "events table and no keyed state."
    })
public final class LineCommand implements Callable<Integer> {
  @Option(names = "--events", defaultValue = "2000000", description = "events of every run")
  private long events;

  @Option(names = "--repetitions", defaultValue = "3", description = "pairs of runs")
  private int repetitions;

  @Option(names = "--days", defaultValue = "7", description = "event time that they span")
  private int days;

  @Option(names = "--customers", defaultValue = "100000", description = "people, visitors too")
  private int customers;

  @Option(names = "--partitions", defaultValue = "8", description = "of the events topic")
  private int partitions;

  @Option(names = "--seed", defaultValue = "1", description = "of the traffic")
  private long seed;

  @Option(
      names = "--warm-up",
      defaultValue = "2000000",
      description = "events that pass before the measured ones of every run")
  private long warmUp;

  @Option(names = "--live-seconds", defaultValue = "30", description = "of the live phase")
  private int liveSeconds;

  @Mixin private SandboxSettings settings = new SandboxSettings();

  @Option(
      names = "--profile",
      paramLabel = "FILE.jfr",
      description = "record the TaskManager in the last full run; costs a little speed")
  private @Nullable Path profile;

  @Option(
      names = "--logs",
      paramLabel = "DIR",
      description = "copy the logs of all processes there at the end")
  private @Nullable Path logs;

  @Mixin private Ending ending = new Ending();

  @Override
  public Integer call() throws IOException, InterruptedException {
    TrafficSettings traffic = new TrafficSettings(warmUp + events, days, customers, seed);
    SandboxOptions options = settings.options();
    Profiler profiler = new Profiler(Optional.ofNullable(profile));
    LineBench.Plan plan =
        new LineBench.Plan(repetitions, warmUp, partitions, customers, liveSeconds, profiler);
    try (AtEnd end = AtEnd.begin()) {
      Path folder = end.keep(TemporaryFolder.create("waymark-bench-line")).path();
      if (logs != null) {
        end.keep(new LogCopy(folder.resolve("system/logs"), logs));
      }
      ending.tell(measure(folder, end, options, traffic, plan));
    }
    return 0;
  }

  private LineReport measure(
      Path folder, AtEnd end, SandboxOptions options, TrafficSettings settings, LineBench.Plan plan)
      throws IOException, InterruptedException {
    Progress progress = new Progress(System.err, InstantSource.system());
    TrafficFile traffic =
        TrafficFile.write(folder.resolve("traffic.bin"), settings, begin(settings), progress);
    LineSystem system = LineSystem.start(folder.resolve("system"), options, end);
    LineBench.Outcome outcome = new LineBench(system, traffic, plan, progress).run();
    return new LineReport(outcome, traffic.records() - warmUp, plan);
  }

  /** So that it ends at the last midnight: near enough for live events to follow it. */
  private static long begin(TrafficSettings settings) {
    long midnight = Instant.now().truncatedTo(ChronoUnit.DAYS).toEpochMilli();
    return midnight - Duration.ofDays(settings.days()).toMillis();
  }
}
