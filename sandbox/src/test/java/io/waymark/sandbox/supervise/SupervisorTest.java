package io.waymark.sandbox.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.testkit.process.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code sleep} in the place of servers. */
class SupervisorTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Backoff FAST =
      new Backoff(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(30));

  @TempDir Path pids;

  @Test
  void aKilledPartComesBackAndItsRestartIsCounted() throws Exception {
    ProcessMember part = part("a", List.of(), SupervisorTest::sleep, () -> "");
    try (Supervisor supervisor = new Supervisor(List.of(part))) {
      supervisor.start();
      assertThat(supervisor.awaitReady(LIMIT)).isTrue();
      long first = part.status().pid();
      part.kill();
      await(() -> part.status().restarts() == 1 && part.status().isReady());
      assertThat(part.status().pid()).isNotEqualTo(first);
    }
  }

  @Test
  void aPartWaitsForWhatItDependsOn() throws Exception {
    boolean[] baseAnswers = {false};
    ProcessMember base =
        part("base", List.of(), SupervisorTest::sleep, () -> baseAnswers[0] ? "" : "not yet");
    ProcessMember user = part("user", List.of("base"), SupervisorTest::sleep, () -> "");
    try (Supervisor supervisor = new Supervisor(List.of(base, user))) {
      supervisor.start();
      await(() -> base.status().detail().equals("not yet"));
      assertThat(user.status().state()).isEqualTo(PartStatus.State.WAITING);
      baseAnswers[0] = true;
      assertThat(supervisor.awaitReady(LIMIT)).isTrue();
    }
  }

  @Test
  void stoppingLeavesNoProcessAndNoPidFile() throws Exception {
    ProcessMember part = part("a", List.of(), SupervisorTest::sleep, () -> "");
    Supervisor supervisor = new Supervisor(List.of(part));
    supervisor.start();
    supervisor.awaitReady(LIMIT);
    ProcessHandle process = ProcessHandle.of(part.status().pid()).orElseThrow();
    supervisor.close();
    assertThat(Ending.lives(process)).isFalse();
    assertThat(pids.resolve("a.pid")).doesNotExist();
    assertThat(part.status().state()).isEqualTo(PartStatus.State.STOPPED);
  }

  @Test
  void aPartThatCannotBeStartedIsTriedAgainAndSaysWhy() throws Exception {
    Launch broken =
        () -> {
          throw new IOException("no such program");
        };
    ProcessMember part = part("a", List.of(), broken, () -> "");
    try (Supervisor supervisor = new Supervisor(List.of(part))) {
      supervisor.start();
      await(() -> part.status().restarts() >= 2);
      await(() -> part.status().detail().equals("cannot be started: no such program"));
    }
  }

  @Test
  void aPartThatSaysItIsNotReadyShowsItAndIsNotKilled() throws Exception {
    String[] problem = {""};
    ProcessMember part = part("a", List.of(), SupervisorTest::sleep, () -> problem[0]);
    try (Supervisor supervisor = new Supervisor(List.of(part))) {
      supervisor.start();
      supervisor.awaitReady(LIMIT);
      problem[0] = "no database";
      await(() -> part.status().state() == PartStatus.State.UNREADY);
      assertThat(part.status().detail()).isEqualTo("no database");
      problem[0] = "";
      await(() -> part.status().isReady());
      assertThat(part.status().restarts()).isZero();
    }
  }

  @Test
  void aPartThatNeverAnswersIsStartedAgain() throws Exception {
    Probe silent =
        () -> {
          throw new IOException("refused");
        };
    PartSpec spec =
        new PartSpec(
            "a",
            List.of(),
            SupervisorTest::sleep,
            silent,
            Duration.ofMillis(200),
            pids.resolve("a.log"));
    ProcessMember part =
        new ProcessMember(spec, new PidFile(pids.resolve("a.pid")), FAST, Clock.systemUTC());
    try (Supervisor supervisor = new Supervisor(List.of(part))) {
      supervisor.start();
      await(() -> part.status().restarts() >= 1);
    }
  }

  @Test
  void aPartWhosePidCannotBeWrittenEndsAndComesBackWhenItCan() throws Exception {
    Path missing = pids.resolve("missing");
    PartSpec spec =
        new PartSpec(
            "a",
            List.of(),
            SupervisorTest::sleep,
            () -> "",
            Duration.ofSeconds(10),
            pids.resolve("a.log"));
    ProcessMember part =
        new ProcessMember(spec, new PidFile(missing.resolve("a.pid")), FAST, Clock.systemUTC());
    try (Supervisor supervisor = new Supervisor(List.of(part))) {
      supervisor.start();
      await(() -> part.status().detail().startsWith("cannot write"));
      Files.createDirectories(missing);
      await(() -> part.status().isReady());
    }
  }

  @Test
  void theLastLineOfItsLogSaysWhyAPartEnded() throws Exception {
    Files.writeString(pids.resolve("a.log"), "first\ncannot open the door\n\tat Door.open(9)\n");
    Launch failing = () -> new ProcessBuilder("true").start().toHandle();
    ProcessMember part = part("a", List.of(), failing, () -> "");
    try (Supervisor supervisor = new Supervisor(List.of(part))) {
      supervisor.start();
      await(() -> part.status().detail().endsWith("has ended: cannot open the door"));
    }
  }

  @Test
  void aHeldPartStaysDownUntilItsRelease() throws Exception {
    ProcessMember part = part("a", List.of(), SupervisorTest::sleep, () -> "");
    try (Supervisor supervisor = new Supervisor(List.of(part))) {
      supervisor.start();
      supervisor.awaitReady(LIMIT);
      part.hold();
      await(() -> part.status().detail().equals("for its release"));
      part.release();
      await(() -> part.status().isReady());
    }
  }

  @Test
  void aProcessThatOutlivedItsSupervisorIsFoundByItsPidFile() throws Exception {
    ProcessHandle orphan = sleep();
    PidFile file = new PidFile(pids.resolve("a.pid"));
    file.write(orphan);
    assertThat(file.killLeftOver()).isTrue();
    assertThat(Ending.lives(orphan)).isFalse();
    assertThat(file.killLeftOver()).isFalse();
  }

  @Test
  void aPidThatAnotherProgramGotIsLeftAlone() throws Exception {
    ProcessHandle stranger = sleep();
    Path file = pids.resolve("a.pid");
    Files.writeString(file, stranger.pid() + "\n2020-01-01T00:00:00Z\n");
    assertThat(new PidFile(file).killLeftOver()).isFalse();
    assertThat(Ending.lives(stranger)).isTrue();
    Ending.kill(stranger);
  }

  private ProcessMember part(String name, List<String> dependsOn, Launch launch, Probe probe) {
    PartSpec spec =
        new PartSpec(
            name, dependsOn, launch, probe, Duration.ofSeconds(10), pids.resolve(name + ".log"));
    PidFile pidFile = new PidFile(pids.resolve(name + ".pid"));
    return new ProcessMember(spec, pidFile, FAST, Clock.systemUTC());
  }

  private static ProcessHandle sleep() throws IOException {
    return new ProcessBuilder("sleep", "300").start().toHandle();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited " + LIMIT).isLessThan(end);
      Thread.sleep(10);
    }
  }
}
