package io.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.testkit.net.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * flink-cep in the running job finds what our matcher finds in the same events. Its patterns are
 * part of the job, so they are made live before there is one.
 */
class StockMatcherITCase {
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
  private static final int EVENTS = 4_000;

  @Test
  void flinkCepFindsTheSameMatches(@TempDir Path sidecarsFolder, @TempDir Path jobsFolder)
      throws Exception {
    try (SandboxSystem sidecar =
            prepare(
                sidecarsFolder,
                SandboxOptions.defaults()
                    .with(SandboxOption.PARTS, "clickhouse kafka postgres serving backtest"));
        SandboxSystem job = prepare(jobsFolder, jobOf(sidecar))) {
      sidecar.start();
      SystemClient.of(sidecar, READY_LIMIT)
          .awaitStatus("/health/ready?parts=postgres,kafka,clickhouse", 200);
      PatternCalls patterns = new PatternCalls(sidecar);
      for (var pattern : JourneyPatterns.ALL.entrySet()) {
        patterns.put(pattern.getKey(), pattern.getValue());
        patterns.live(pattern.getKey());
      }
      job.start();
      assertThat(job.awaitReady(READY_LIMIT)).as("%s", job.status()).isTrue();
      compare(patterns);
    }
  }

  private static void compare(PatternCalls patterns) throws Exception {
    Instant begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(5, ChronoUnit.DAYS);
    RandomJourneys journeys = new RandomJourneys(EVENTS, begin, 1);
    journeys.give(patterns::events);
    for (String id : JourneyPatterns.ALL.keySet()) {
      JsonNode stock = patterns.counted(id, journeys);
      JsonNode own = patterns.backtest(id, journeys);
      System.out.printf("%s: flink-cep %s, own %s%n", id, stock, own.path("matches"));
      assertThat(stock.path("matches").asLong()).isPositive();
      assertThat(stock.path("matches").asLong()).isEqualTo(own.path("matches").asLong());
    }
  }

  private static SandboxSystem prepare(Path folder, SandboxOptions options) {
    return SandboxSystem.prepare(folder, FreePorts.some(1).get(0), options);
  }

  private static SandboxOptions jobOf(SandboxSystem sidecar) {
    return SandboxOptions.defaults()
        .with(SandboxOption.PARTS, "jobmanager taskmanager job")
        .with(SandboxOption.JOB_CHECKPOINT_INTERVAL, "1s")
        .with(SandboxOption.JOB_ARGUMENTS, "--matcher=stock")
        .with(SandboxOption.CLICKHOUSE_URL, sidecar.site().clickhouseUrl())
        .with(SandboxOption.DATABASE_URL, sidecar.site().databaseUrl())
        .with(SandboxOption.KAFKA_BOOTSTRAP_SERVERS, sidecar.site().kafka());
  }
}
