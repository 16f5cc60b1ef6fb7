package io.waymark.sandbox.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.SandboxSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full for a while as events flow. Needs root, for a small disk of its own. */
@EnabledIfSystemProperty(named = "waymark.long", matches = "true")
class FullDiskITCase {
  private static final LineFlow FLOW = new LineFlow(20_000, Duration.ofSeconds(60), 3_000, 1_000);
  private static final long SEED = 6;

  @Test
  void nothingIsLostWhileTheDiskIsFull(@TempDir Path disk) throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=2500m", "waymark-test", disk) == 0, "no root");
    try (SandboxSystem system =
            SandboxSystem.startAndAwait(
                disk.resolve("data"), SandboxOptions.defaults(), Duration.ofMinutes(2));
        AsOfWatch asOf = new AsOfWatch(system.site().url(), system.adminKey())) {
      asOf.start();
      FullDisk full = new FullDisk(system, disk, Duration.ofSeconds(20));
      long newest = FLOW.run(system, full, new Random(SEED), SEED);
      assertThat(full.finish()).last().isEqualTo("ready again");
      LineCheck.equalsTheOracle(system, asOf, newest, SEED);
    } finally {
      run("umount", "-l", disk);
    }
  }

  private static int run(Object... words) throws Exception {
    String[] command = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      command[i] = words[i].toString();
    }
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
