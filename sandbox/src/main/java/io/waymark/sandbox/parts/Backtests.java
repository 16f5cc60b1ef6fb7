package io.waymark.sandbox.parts;

import io.waymark.sandbox.supervise.PartSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The process that tries patterns over history. */
public final class Backtests {
  /** Name of the part. */
  public static final String NAME = "backtest";

  private static final int BEHIND_ALL = 15;
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(60);
  private static final String LOGGING = "logback.xml";

  private Backtests() {}

  /** The process, out of the job's jar; it waits for the stores by itself. */
  public static PartSpec spec(Site site) {
    Path folder = site.folder().of(NAME);
    JavaCommand command =
        new JavaCommand(
                NAME,
                List.of(
                    "-Xmx384m",
                    "-Dlogback.configurationFile=" + folder.resolve(LOGGING).toString()),
                List.of(
                    site.distribution().jobJar(),
                    site.distribution().flinkLibraries().resolve("*")),
                "io.waymark.jobs.backtest.BacktestWorker",
                List.of(),
                Map.of("DATABASE_URL", site.databaseUrl(), "CLICKHOUSE_URL", site.clickhouseUrl()))
            .behind(BEHIND_ALL);
    return new PartSpec(
        NAME,
        List.of(Engines.CLICKHOUSE, Engines.POSTGRES, Serving.NAME),
        () -> {
          Files.createDirectories(folder);
          Files.writeString(folder.resolve(LOGGING), FlinkCluster.logging(site));
          return command.start(site);
        },
        // It serves nobody: that it runs is all that can be asked.
        () -> "",
        SILENCE_LIMIT,
        site.folder().log(NAME));
  }
}
