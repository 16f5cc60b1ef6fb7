package io.waymark.sandbox.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.SandboxSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every process but PostgreSQL dies at random moments while events flow; afterwards every table
 * must hold what an oracle, which only reads what Kafka holds, says it must.
 */
class KillsITCase {
  private static final boolean LONG = Boolean.getBoolean("waymark.long");
  private static final int KILLS = Integer.getInteger("waymark.kills.count", LONG ? 30 : 10);
  private static final Duration LENGTH =
      Duration.ofSeconds(Integer.getInteger("waymark.kills.seconds", LONG ? 240 : 60));
  private static final String SEEDS =
      System.getProperty("waymark.kills.seeds", LONG ? "1,2,3,4" : "1");
  private static final LineFlow FLOW = new LineFlow(500_000, LENGTH, 71_000, 18_000);

  @TempDir Path folder;

  static LongStream seeds() {
    return Arrays.stream(SEEDS.split(",")).mapToLong(Long::parseLong);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyTableEqualsTheOracle(long seed) throws Exception {
    LineCheck.say("seed %d, %d kills in %d s", seed, KILLS, LENGTH.toSeconds());
    try (SandboxSystem system =
            SandboxSystem.startAndAwait(
                folder.resolve("seed-" + seed), SandboxOptions.defaults(), Duration.ofMinutes(2));
        AsOfWatch asOf = new AsOfWatch(system.site().url(), system.adminKey())) {
      LineCheck.say("the system is ready");
      asOf.start();
      Random random = new Random(seed);
      Killer killer =
          new Killer(
              system,
              KillSchedule.draw(random, KILLS, Duration.ofSeconds(5), LENGTH.minusSeconds(3)));
      long newest = FLOW.run(system, killer, random, seed);
      assertThat(killer.finish()).hasSize(KILLS);
      LineCheck.equalsTheOracle(system, asOf, newest, seed);
    }
  }
}
