package io.waymark.sandbox.replay;

import io.waymark.testkit.demo.DemoFiles;
import io.waymark.testkit.demo.DemoSettings;
import io.waymark.testkit.demo.ExpectedTotals;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./waymark demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "The demo store: a simulated shop whose truth is known.")
public final class DemoCommand {

  private static final int STEPS = 1_000;

  private final PrintStream out;
  private final PrintStream err;

  /** Results go to out, progress and errors to err. */
  public DemoCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** {@code ./waymark demo write DIR}. */
  @Command(
      name = "write",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Writes events.ndjson.gz and its truth (truth.json, truth_*.csv) to a folder.",
        "The same options give the same bytes. Lines stand in order of arrival: replay them with"
            + " --file-order to meet late ones late."
      })
  int write(
      @Parameters(paramLabel = "DIR", description = "folder; made if absent") Path folder,
      @Option(names = "--days", defaultValue = "730", description = "default: ${DEFAULT-VALUE}")
          int days,
      @Option(
              names = "--customers",
              defaultValue = "100000",
              description = "people who become customers (default: ${DEFAULT-VALUE})")
          int customers,
      @Option(names = "--seed", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
          long seed,
      @Option(
              names = "--end",
              defaultValue = "2026-01-01T00:00:00Z",
              description = "first instant after the history (default: ${DEFAULT-VALUE})")
          Instant end,
      @Option(names = "--no-anomalies", description = "no outages and no spikes")
          boolean noAnomalies,
      @Option(
              names = "--null-channel",
              defaultValue = "",
              paramLabel = "NAME",
              description = "a channel that does nothing, for example display")
          String nullChannel) {
    try {
      DemoSettings settings =
          new DemoSettings(seed, days, customers, end, !noAnomalies, nullChannel, 1);
      Progress progress = new Progress(err, InstantSource.system());
      progress.begin("lines");
      ExpectedTotals totals =
          DemoFiles.write(
              settings,
              folder,
              (lines, part) -> progress.step(lines, (long) (lines / Math.max(part, 1.0 / STEPS))));
      progress.end(totals.lines(), totals.lines());
      out.printf(
          "{\"lines\":%d,\"conversions\":%d,\"customers\":%d,\"folder\":\"%s\"}%n",
          totals.lines(), totals.conversions(), totals.customers(), folder);
      return 0;
    } catch (IOException | IllegalArgumentException e) {
      err.println("demo write: " + e.getMessage());
      return 1;
    }
  }
}
