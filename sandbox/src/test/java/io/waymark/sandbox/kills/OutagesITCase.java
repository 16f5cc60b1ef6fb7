package io.waymark.sandbox.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.SandboxSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each store is gone for a while as events flow: a minute in the long run. The sidecar says so
 * where it needs that store, the job waits and catches up, and afterwards every table equals the
 * oracle.
 */
class OutagesITCase {
  private static final boolean LONG = Boolean.getBoolean("waymark.long");
  private static final Duration OUTAGE = Duration.ofSeconds(LONG ? 60 : 12);
  private static final List<String> PARTS = List.of("clickhouse", "kafka", "postgres");
  private static final long SEED = 5;
  private static final LineFlow FLOW =
      new LineFlow(20_000, Duration.ofSeconds(LONG ? 240 : 55), 3_000, 1_000);

  @Test
  void nothingIsLostWhileAStoreIsGone(@TempDir Path folder) throws Exception {
    try (SandboxSystem system =
            SandboxSystem.startAndAwait(folder, SandboxOptions.defaults(), Duration.ofMinutes(2));
        AsOfWatch asOf = new AsOfWatch(system.site().url(), system.adminKey())) {
      asOf.start();
      Outages outages = new Outages(system, PARTS, OUTAGE);
      long newest = FLOW.run(system, outages, new Random(SEED), SEED);
      List<String> answers = outages.finish();
      // Every key was seen before: PostgreSQL is needed for changes of access alone.
      assertThat(answers)
          .as("%s", answers)
          .hasSize(9)
          .contains("clickhouse /api/v1/analytics/dashboard/summary 503 2")
          .contains("kafka /api/v1/events 503 5")
          .contains("kafka /api/v1/analytics/dashboard/summary 200 -");
      assertThat(answers.stream().filter(answer -> answer.contains("/health/ready")))
          .allMatch(answer -> answer.contains(" 503 "));
      LineCheck.equalsTheOracle(system, asOf, newest, SEED);
    }
  }
}
