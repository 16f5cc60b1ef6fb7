package io.waymark.bench.start;

import io.waymark.bench.measure.AtEnd;
import io.waymark.bench.measure.Commit;
import io.waymark.bench.measure.Figures;
import io.waymark.bench.measure.Machine;
import io.waymark.bench.measure.Report;
import io.waymark.bench.measure.Samples;
import io.waymark.bench.measure.TemporaryFolder;
import io.waymark.sandbox.parts.Distribution;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./waymark bench start}. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false,
    description = {
      "From ./waymark up to an answer, warm and cold.",
      "Warm: built and downloaded, an empty data folder. Cold: also a fresh clone of HEAD, nothing",
      "built, the engine to be installed anew."
    })
public final class StartCommand implements Callable<Integer> {
  @Option(names = "--repetitions", defaultValue = "1", description = "starts of each kind")
  private int repetitions;

  @Option(names = "--warm-only", description = "leave the cold start out")
  private boolean warmOnly;

  @Option(names = "--cold-m2", description = "cold: begin with an empty Maven repository as well")
  private boolean coldRepository;

  @Option(names = "--save", description = "keep the figures under bench/results")
  private boolean save;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path root = Distribution.find().root();
    List<TimedStart.Seconds> warm = new ArrayList<>();
    List<TimedStart.Seconds> cold = new ArrayList<>();
    for (int repetition = 1; repetition <= repetitions; repetition++) {
      warm.add(warm(root));
      say("warm", warm);
      if (!warmOnly) {
        cold.add(cold(root));
        say("cold", cold);
      }
    }
    Figures figures = figures(Commit.at(root), warm, cold);
    new Report(figures, root).tell(out -> print(out, figures), save);
    return 0;
  }

  private static TimedStart.Seconds warm(Path root) throws IOException, InterruptedException {
    try (AtEnd end = AtEnd.begin()) {
      Path folder = end.keep(TemporaryFolder.create("waymark-bench-start")).path();
      return end.keep(new TimedStart(new Checkout(root, Map.of()), folder)).measure();
    }
  }

  private TimedStart.Seconds cold(Path root) throws IOException, InterruptedException {
    try (AtEnd end = AtEnd.begin()) {
      Path folder = end.keep(TemporaryFolder.create("waymark-bench-start")).path();
      Map<String, String> environment = new HashMap<>();
      environment.put("WAYMARK_CACHE", folder.resolve("cache").toString());
      if (coldRepository) {
        environment.put("MAVEN_OPTS", "-Dmaven.repo.local=" + folder.resolve("m2"));
      }
      Checkout clone = Checkout.clone(root, folder.resolve("clone"), environment);
      return end.keep(new TimedStart(clone, folder)).measure();
    }
  }

  private static void say(String kind, List<TimedStart.Seconds> starts) {
    System.err.printf(
        Locale.ROOT, "%s: ready after %.1f s%n", kind, starts.getLast().readySeconds());
  }

  private Figures figures(
      String commit, List<TimedStart.Seconds> warm, List<TimedStart.Seconds> cold) {
    Figures figures =
        new Figures("start", Machine.current(), commit)
            .put("warm_ready_s", median(warm, TimedStart.Seconds::readySeconds))
            .put("warm_health_s", median(warm, TimedStart.Seconds::healthSeconds));
    if (!cold.isEmpty()) {
      figures
          .put("cold_ready_s", median(cold, TimedStart.Seconds::readySeconds))
          .put("cold_health_s", median(cold, TimedStart.Seconds::healthSeconds));
    }
    return figures
        .put("spread", Samples.of(seconds(warm, TimedStart.Seconds::readySeconds)).spread())
        .put("repetitions", repetitions);
  }

  private void print(PrintStream out, Figures figures) {
    out.printf("bench start on %s%n", Machine.current().words());
    out.println("ready = /health/ready says 200 and a posted event has come back from a query;");
    out.println("health = the former alone. Medians of " + repetitions + ".");
    if (!warmOnly) {
      out.println(
          coldRepository
              ? "Cold begins with an empty Maven repository."
              : "Cold takes what Maven has downloaded before.");
    }
    out.println();
    figures.print(out);
  }

  private static double median(
      List<TimedStart.Seconds> starts, ToDoubleFunction<TimedStart.Seconds> figure) {
    return Samples.of(seconds(starts, figure)).median();
  }

  private static List<Double> seconds(
      List<TimedStart.Seconds> starts, ToDoubleFunction<TimedStart.Seconds> figure) {
    return starts.stream().mapToDouble(figure).boxed().toList();
  }
}
