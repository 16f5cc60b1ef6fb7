package io.waymark.bench.line;

import io.waymark.bench.measure.Figures;
import io.waymark.bench.measure.Machine;
import io.waymark.bench.measure.Report;
import io.waymark.bench.measure.Samples;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The figures of a bench of the line, and its table.
 *
 * @param outcome what was measured
 * @param records lines of every run
 * @param plan how it was measured
 */
record LineReport(LineBench.Outcome outcome, long records, LineBench.Plan plan) implements Report {
  private static final List<String> PROCESSES =
      List.of("taskmanager", "clickhouse", "kafka", "jobmanager", "bench");
  private static final double P95 = 0.95;
  private static final double MB = 1e6;

  @Override
  public Figures figures(Machine machine, String commit) {
    Samples ratios = Samples.of(ratios());
    double stateMb = outcome.checkpoints().stateMb();
    Figures figures =
        new Figures("line", machine, commit)
            .put("bare_events_per_s", median(outcome.bare(), LineRun.Outcome::eventsPerSecond))
            .put("full_events_per_s", median(outcome.full(), LineRun.Outcome::eventsPerSecond))
            .put("full_over_bare", ratios.median())
            .put("spread", ratios.spread())
            .put("state_bytes_per_customer", stateMb * MB / outcome.full().getLast().people())
            .put("checkpoint_mb", stateMb)
            .put("checkpoint_ms", outcome.checkpoints().medianMillis())
            .put("bare_gc_s", median(outcome.bare(), LineRun.Outcome::gcSeconds))
            .put("full_gc_s", median(outcome.full(), LineRun.Outcome::gcSeconds))
            .put("queryable_p50_ms", outcome.visibleMillis().median())
            .put("queryable_p95_ms", outcome.visibleMillis().quantile(P95))
            .put("people", outcome.full().getLast().people())
            .put("events", records)
            .put("repetitions", plan.repetitions());
    for (String process : PROCESSES.subList(0, 3)) {
      figures
          .put("bare_" + process + "_cpu_s_per_million", cpu(outcome.bare(), process))
          .put("full_" + process + "_cpu_s_per_million", cpu(outcome.full(), process));
    }
    return figures;
  }

  @Override
  public void print(PrintStream out, Machine machine, Figures figures) {
    out.printf(Locale.ROOT, "bench line on %s%n", machine.words());
    out.printf(
        Locale.ROOT,
        "%,d events a run, %d pairs of runs in turns on one cluster that stays up;%n"
            + "in each %,d events pass through the same job before, which are not measured (JIT).%n%n",
        records,
        plan.repetitions(),
        plan.warmUp());
    printRuns(out);
    printCpu(out);
    figures.print(out);
  }

  private void printRuns(PrintStream out) {
    out.println(
        "pair   line   events/s   seconds   in Kafka   lines stored   gc seconds   full/bare");
    for (int pair = 0; pair < outcome.full().size(); pair++) {
      printRun(out, pair, "bare", outcome.bare().get(pair), "");
      String ratio = String.format(Locale.ROOT, "%.3f", ratios().get(pair));
      printRun(out, pair, "full", outcome.full().get(pair), ratio);
    }
    out.println();
  }

  private static void printRun(
      PrintStream out, int pair, String line, LineRun.Outcome run, String ratio) {
    out.printf(
        Locale.ROOT,
        "%4d   %s   %,8.0f   %7.1f   %8.1f   %12.1f   %10.1f   %9s%n",
        pair + 1,
        line,
        run.eventsPerSecond(),
        run.seconds(),
        run.sentSeconds(),
        run.lineSeconds(),
        run.gcSeconds(),
        ratio);
  }

  private void printCpu(PrintStream out) {
    out.println("CPU seconds per million events (median)       bare      full");
    for (String process : PROCESSES) {
      out.printf(
          Locale.ROOT,
          "%-40s   %7.2f   %7.2f%n",
          process,
          cpu(outcome.bare(), process),
          cpu(outcome.full(), process));
    }
    out.println();
  }

  private List<Double> ratios() {
    List<Double> ratios = new ArrayList<>();
    for (int pair = 0; pair < outcome.full().size(); pair++) {
      ratios.add(
          outcome.full().get(pair).eventsPerSecond() / outcome.bare().get(pair).eventsPerSecond());
    }
    return ratios;
  }

  private static double cpu(List<LineRun.Outcome> runs, String process) {
    return median(runs, run -> run.cpuPerMillion(process));
  }

  private static double median(
      List<LineRun.Outcome> runs, ToDoubleFunction<LineRun.Outcome> figure) {
    return Samples.of(runs.stream().mapToDouble(figure).boxed().toList()).median();
  }
}
