package io.waymark.bench.start;

import io.waymark.bench.measure.AtEnd;
import io.waymark.bench.measure.Ending;
import io.waymark.bench.measure.TemporaryFolder;
import io.waymark.sandbox.parts.Distribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private Ending ending = new Ending();

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
    ending.tell(new StartReport(warm, cold, coldRepository));
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
}
