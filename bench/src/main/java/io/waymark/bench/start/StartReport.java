package io.waymark.bench.start;

import io.waymark.bench.measure.Figures;
import io.waymark.bench.measure.Machine;
import io.waymark.bench.measure.Report;
import io.waymark.bench.measure.Samples;
import java.io.PrintStream;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The figures of a bench of the start, and what they mean.
 *
 * @param warm starts of what was built and downloaded
 * @param cold starts of a fresh clone; none where they were left out
 * @param coldRepository whether these began with an empty Maven repository
 */
record StartReport(
    List<TimedStart.Seconds> warm, List<TimedStart.Seconds> cold, boolean coldRepository)
    implements Report {

  @Override
  public Figures figures(Machine machine, String commit) {
    Figures figures =
        new Figures("start", machine, commit)
            .put("warm_ready_s", median(warm, TimedStart.Seconds::readySeconds))
            .put("warm_health_s", median(warm, TimedStart.Seconds::healthSeconds));
    if (!cold.isEmpty()) {
      figures
          .put("cold_ready_s", median(cold, TimedStart.Seconds::readySeconds))
          .put("cold_health_s", median(cold, TimedStart.Seconds::healthSeconds));
    }
    return figures
        .put("spread", samples(warm, TimedStart.Seconds::readySeconds).spread())
        .put("repetitions", warm.size());
  }

  @Override
  public void print(PrintStream out, Machine machine, Figures figures) {
    out.printf("bench start on %s%n", machine.words());
    out.println("ready = /health/ready says 200 and a posted event has come back from a query;");
    out.println("health = the former alone. Medians of " + warm.size() + ".");
    if (!cold.isEmpty()) {
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
    return samples(starts, figure).median();
  }

  private static Samples samples(
      List<TimedStart.Seconds> starts, ToDoubleFunction<TimedStart.Seconds> figure) {
    return Samples.of(starts.stream().mapToDouble(figure).boxed().toList());
  }
}
