package io.waymark.bench.pattern;

import io.waymark.bench.measure.AtEnd;
import io.waymark.bench.measure.Ending;
import io.waymark.bench.measure.TemporaryFolder;
import io.waymark.sandbox.parts.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./waymark bench patterns}. */
@Command(
    name = "patterns",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false,
    description = {
      "Journey patterns: our matcher against flink-cep on the same events, on RocksDB and on the",
      "heap, with 1, 10, 50 and 200 patterns. See docs/pattern-benchmark.md."
    })
public final class PatternsCommand implements Callable<Integer> {
  @Option(names = "--seconds", defaultValue = "60", description = "measured of each contender")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "20", description = "seconds before that")
  private int warmUp;

  @Option(
      names = "--limit",
      defaultValue = "300",
      description = "seconds for a contender that is too slow for the common prefix")
  private int limit;

  @Option(names = "--customers", defaultValue = "20000", description = "in the traffic")
  private int customers;

  @Option(names = "--seed", defaultValue = "1", description = "of the traffic and the patterns")
  private long seed;

  @Option(
      names = "--write",
      paramLabel = "DIR",
      description = "only write the events and the patterns there, for other engines")
  private @Nullable Path write;

  @Mixin private Ending ending = new Ending();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (write != null) {
      write(write);
      return 0;
    }
    try (AtEnd end = AtEnd.begin()) {
      Path folder = end.keep(TemporaryFolder.create("waymark-bench-patterns")).path();
      ending.tell(measure(folder));
    }
    return 0;
  }

  private void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path traffic = folder.resolve("events.ndjson");
    new JourneyTraffic(customers, seed).write(traffic);
    Files.write(folder.resolve("pattern.ndjson"), ContenderProcess.resource("base.json"));
    List<String> patterns = new PatternChoice(traffic).take(200, seed);
    Files.write(folder.resolve("patterns.ndjson"), patterns);
  }

  private PatternsReport measure(Path folder) throws IOException, InterruptedException {
    Path traffic = folder.resolve("events.ndjson");
    new JourneyTraffic(customers, seed).write(traffic);
    ContenderProcess.Times times = new ContenderProcess.Times(warmUp, seconds, limit);
    ContenderProcess process = new ContenderProcess(Distribution.find(), folder, traffic, times);
    List<Run> runs = new PatternsBench(process, traffic, seed).run();
    return new PatternsReport(runs, Equality.of(runs), customers, times);
  }
}
