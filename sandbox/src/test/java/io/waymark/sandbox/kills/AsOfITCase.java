package io.waymark.sandbox.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.SandboxSystem;
import io.waymark.sandbox.flink.CheckpointFolder;
import io.waymark.sandbox.flink.CheckpointFolder.Checkpoint;
import io.waymark.sandbox.flink.JobId;
import io.waymark.sandbox.flink.JobMember;
import io.waymark.sandbox.supervise.PartStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far answers are complete while tasks stand still and JobManagers die (docs/adr/0004). */
class AsOfITCase {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  // Three that Flink keeps, and one or two that are being made or taken away.
  private static final int CHECKPOINTS_MAX = 5;

  @TempDir static Path folder;
  private static SandboxSystem system;
  private static Trickle trickle;
  private static AsOfWatch asOf;

  @BeforeAll
  static void start() throws InterruptedException {
    // Two processes of one slot: each holds one subtask of every stage.
    SandboxOptions options = SandboxOptions.defaults().with(SandboxOption.TASKMANAGER_COUNT, "2");
    system = SandboxSystem.startAndAwait(folder, options, Duration.ofMinutes(2));
    trickle = new Trickle(system.site().kafka());
    asOf = new AsOfWatch(system.site().url(), system.adminKey());
  }

  @AfterAll
  static void stop() {
    trickle.close();
    asOf.close();
    system.close();
  }

  @Test
  void oldCheckpointsEndAndAsOfNeverGoesBackWhenTheJobManagerDies() throws Exception {
    await("as_of", () -> asOf.now().isPresent());
    asOf.start();
    await("the job", () -> system.isReady());
    int before = status(JobMember.NAME).restarts();
    system.kill("jobmanager");
    // Without a JobManager none can be completed any more.
    Checkpoint last = checkpoints().newestComplete().orElseThrow();
    await("a resubmission", () -> status(JobMember.NAME).restarts() > before);
    await("the job", () -> status(JobMember.NAME).isReady());
    await("newer checkpoints", () -> newestOfAttempt() > last.number() + 3);
    await("the end of the restored one", () -> !Files.exists(last.path()));
    assertThat(checkpointFolders()).hasSizeLessThanOrEqualTo(CHECKPOINTS_MAX);
    assertThat(asOf.seen()).isSorted().hasSizeGreaterThan(10);
  }

  @Test
  void asOfStandsStillWhileOneSubtaskOfTwoIsStopped() throws Exception {
    await("as_of", () -> asOf.now().isPresent());
    Instant first = asOf.now().orElseThrow();
    await("as_of to move", () -> asOf.now().filter(first::isBefore).isPresent());
    long running = pid("taskmanager");
    long taskManager = pid("taskmanager-2");
    signal("STOP", taskManager);
    try {
      // An insert that was under way may still arrive.
      Thread.sleep(1_000);
      Instant stopped = asOf.now().orElseThrow();
      for (int i = 0; i < 10; i++) {
        Thread.sleep(400);
        assertThat(asOf.now()).contains(stopped);
      }
      signal("CONT", taskManager);
      await("as_of to move again", () -> asOf.now().filter(stopped::isBefore).isPresent());
    } finally {
      signal("CONT", taskManager);
    }
    assertThat(pid("taskmanager")).isEqualTo(running);
    assertThat(pid("taskmanager-2")).isEqualTo(taskManager);
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  private static long newestOfAttempt() throws InterruptedException {
    try {
      return system.flink().newestCheckpoint(job());
    } catch (IOException e) {
      return -1;
    }
  }

  private static String job() {
    return JobId.in(system.site().folder().checkpoints());
  }

  private static PartStatus status(String part) {
    return system.status().get(part);
  }

  private static long pid(String part) throws Exception {
    await(part, () -> status(part).isReady());
    return status(part).pid();
  }

  private static CheckpointFolder checkpoints() {
    return new CheckpointFolder(system.site().folder().checkpoints().resolve(job()));
  }

  private static List<Path> checkpointFolders() throws IOException {
    try (Stream<Path> entries = Files.list(checkpoints().folder())) {
      return entries.filter(entry -> entry.getFileName().toString().startsWith("chk-")).toList();
    }
  }

  private static void await(String what, Callable<Boolean> condition) throws Exception {
    long giveUp = System.nanoTime() + LIMIT.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime())
          .as("%s within %s: %s", what, LIMIT, system.status())
          .isLessThan(giveUp);
      Thread.sleep(100);
    }
  }
}
