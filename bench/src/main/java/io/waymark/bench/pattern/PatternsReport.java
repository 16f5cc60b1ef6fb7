package io.waymark.bench.pattern;

import io.waymark.bench.measure.Figures;
import io.waymark.bench.measure.Machine;
import io.waymark.bench.measure.Report;
import io.waymark.bench.measure.Samples;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The figures of a bench of the patterns, and its table.
 *
 * @param runs in the order they were run
 * @param equality of what they found
 * @param customers how many there were
 * @param times how long each took
 */
record PatternsReport(
    List<Run> runs, Equality equality, int customers, ContenderProcess.Times times)
    implements Report {

  private double speed(String name) {
    return median(name, false);
  }

  private double median(String name, boolean cpu) {
    List<Double> values = new ArrayList<>();
    for (Run run : runs) {
      if (run.contender().name().equals(name)) {
        values.add(cpu ? run.cpuMicrosPerEvent() : run.eventsPerSecond());
      }
    }
    return Samples.of(values).median();
  }

  private double spread() {
    return Samples.of(
            runs.stream()
                .filter(run -> run.contender().name().equals("ours_1"))
                .map(Run::eventsPerSecond)
                .toList())
        .spread();
  }

  private Run first(String name) {
    return runs.stream()
        .filter(run -> run.contender().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private double cost(String name) {
    return median(name, true) - median("empty", true);
  }

  @Override
  public Figures figures(Machine machine, String commit) {
    double stockRocksDb = Math.max(speed("stock_rocksdb"), speed("stock_rocksdb_best"));
    Figures figures =
        new Figures("patterns", machine, commit)
            .say("matches_equal", String.valueOf(equality.equal()))
            .put("stock_rocksdb_events_per_s", stockRocksDb)
            .put("stock_rocksdb_default_events_per_s", speed("stock_rocksdb"))
            .put("stock_rocksdb_best_events_per_s", speed("stock_rocksdb_best"))
            .put("stock_heap_events_per_s", speed("stock_heap"))
            .put("empty_events_per_s", speed("empty"));
    for (int patterns : PatternsBench.COUNTS) {
      figures.put("ours_" + patterns + "_events_per_s", speed("ours_" + patterns));
    }
    for (int patterns : PatternsBench.LARGE_CACHE) {
      String name = "ours_" + patterns + "_large_cache";
      figures.put(name + "_events_per_s", speed(name));
    }
    return figures
        .put("ours_heap_events_per_s", speed("ours_heap"))
        .put("ours_over_stock_rocksdb", speed("ours_1") / stockRocksDb)
        .put("ours_over_stock_heap", speed("ours_heap") / speed("stock_heap"))
        .put("cost_50_over_1", cost("ours_50") / cost("ours_1"))
        .put("cost_50_over_1_large_cache", cost("ours_50_large_cache") / cost("ours_1_large_cache"))
        .put("cost_1_us_per_event", cost("ours_1"))
        .put("cost_50_us_per_event", cost("ours_50"))
        .put("state_bytes_per_customer", (double) first("ours_1").stateBytes() / customers)
        .put("matches_compared", equality.matches())
        .put("events_compared", equality.events())
        .put("spread", spread());
  }

  @Override
  public void print(PrintStream out, Machine machine, Figures figures) {
    out.printf(Locale.ROOT, "bench patterns on %s%n", machine.words());
    out.printf(
        Locale.ROOT,
        "%,d customers; every contender in a JVM of its own with 1 GB of heap, one task, checkpoints%n"
            + "every 10 s; %d s of warm-up, then at least %d s.%n%n",
        customers,
        times.warmUp(),
        times.measured());
    out.println(
        "contender             patterns    events/s   CPU us/event      events   matches/1000"
            + "   checkpoint MB");
    for (Run run : runs) {
      out.printf(
          Locale.ROOT,
          "%-20s   %8d   %,9.0f   %12.3f   %,9d   %12.2f   %13.2f%n",
          run.contender().name(),
          run.contender().patterns(),
          run.eventsPerSecond(),
          run.cpuMicrosPerEvent(),
          run.events(),
          run.matchesPer1000(),
          run.stateBytes() / 1e6);
    }
    out.println();
    figures.print(out);
  }
}
