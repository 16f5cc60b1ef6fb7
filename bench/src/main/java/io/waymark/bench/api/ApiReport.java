package io.waymark.bench.api;

import io.waymark.bench.measure.Figures;
import io.waymark.bench.measure.Machine;
import io.waymark.bench.measure.Report;
import io.waymark.bench.measure.Samples;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What is told of a run. */
record ApiReport(ApiBench.Outcome outcome, ApiBench.Plan plan) implements Report {
  private static final double P95 = 0.95;
  private static final double P99 = 0.99;

  private List<Targets.Target> targets() {
    return outcome.targets().asked();
  }

  private double quantile(int target, double share) {
    return outcome.times().of(target).quantile(share);
  }

  private double worst(double share, boolean cachedOnly) {
    return IntStream.range(0, targets().size())
        .filter(i -> !cachedOnly || targets().get(i).cached())
        .mapToDouble(i -> quantile(i, share))
        .max()
        .orElse(0);
  }

  /** The route whose 95th percentile is the highest. */
  private String worstRoute() {
    return IntStream.range(0, targets().size())
        .boxed()
        .max(Comparator.comparingDouble(i -> quantile(i, P95)))
        .map(i -> targets().get(i).route())
        .orElse("");
  }

  @Override
  public Figures figures(Machine machine, String commit) {
    return new Figures("api", machine, commit)
        .say("worst_route", worstRoute())
        .put("worst_p95_ms", worst(P95, false))
        .put("worst_p99_ms", worst(P99, false))
        .put("worst_cached_p99_ms", worst(P99, true))
        .put("requests_per_s", outcome.times().perSecond())
        .put("error_rate", outcome.times().errorRate())
        .put("heap_growth_mb", outcome.heapGrowthMb())
        .put("events_per_s", outcome.eventsPerSecond())
        .put("quiet_tenant_p95_ms", outcome.neighbours().alone().quantile(P95))
        .put("quiet_beside_noisy_p95_ms", outcome.neighbours().beside().quantile(P95))
        .put("routes", targets().size());
  }

  @Override
  public void print(PrintStream out, Machine machine, Figures figures) {
    out.printf("bench api on %s%n", machine.words());
    out.printf(
        "%,d events posted, then %d connections at %d requests/s for %d s; times from when a request"
            + " was due.%n%n",
        plan.events(), plan.connections(), plan.rate(), plan.seconds());
    out.printf(
        "%-48s %7s %6s %9s %9s %9s %7s%n",
        "route", "n", "cached", "p50_ms", "p95_ms", "p99_ms", "errors");
    for (int i = 0; i < targets().size(); i++) {
      Samples times = outcome.times().of(i);
      out.printf(
          Locale.ROOT,
          "%-48s %7d %6s %9.2f %9.2f %9.2f %7d%n",
          targets().get(i).route(),
          times.count(),
          targets().get(i).cached() ? "yes" : "no",
          times.median(),
          times.quantile(P95),
          times.quantile(P99),
          outcome.times().errors(i));
    }
    if (!outcome.targets().left().isEmpty()) {
      out.println("left out, as their examples are not there: " + outcome.targets().left());
    }
    out.println();
    tell(out, "alone", outcome.neighbours().alone());
    tell(out, "beside a noisy one", outcome.neighbours().beside());
    out.println();
    figures.print(out);
  }

  private static void tell(PrintStream out, String how, Samples times) {
    out.printf(
        Locale.ROOT,
        "a quiet tenant's summary of %,d events, %-20s %5d answers, p50 %.1f ms, p95 %.1f ms%n",
        Neighbours.EVENTS,
        how + ":",
        times.count(),
        times.median(),
        times.quantile(P95));
  }
}
