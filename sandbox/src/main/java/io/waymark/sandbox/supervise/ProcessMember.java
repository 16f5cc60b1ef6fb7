package io.waymark.sandbox.supervise;

import io.waymark.sandbox.supervise.PartStatus.State;
import io.waymark.testkit.process.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps one process running: start, wait until it answers, watch, start again after its death. */
public final class ProcessMember implements Member {
  private static final Duration POLL = Duration.ofMillis(150);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  private final PartSpec spec;
  private final PidFile pidFile;
  private final Backoff backoff;
  private final Clock clock;
  private final Life life;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile boolean held;
  private Thread watcher = new Thread(() -> {});

  /** A member that is not started yet. */
  public ProcessMember(PartSpec spec, PidFile pidFile, Backoff backoff, Clock clock) {
    this.spec = spec;
    this.pidFile = pidFile;
    this.backoff = backoff;
    this.clock = clock;
    this.life = new Life(clock);
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public List<String> dependsOn() {
    return spec.dependsOn();
  }

  @Override
  public PartStatus status() {
    return life.status();
  }

  @Override
  public void start(Surroundings surroundings) {
    watcher = Thread.ofPlatform().name("watch-" + name()).daemon().start(() -> run(surroundings));
  }

  @Override
  public void stop() {
    stopping.countDown();
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills the process and keeps it from coming back until {@link #release()}. */
  public void hold() {
    held = true;
    kill();
  }

  /** Lets it come back after {@link #hold()}. */
  public void release() {
    held = false;
  }

  /** Kills the process as a power cut would; it will be started again. */
  public void kill() {
    pidFile.process().ifPresent(Ending::kill);
  }

  private void run(Surroundings surroundings) {
    int deaths = 0;
    while (waitForOthers(surroundings)) {
      Instant begin = clock.instant();
      String end = liveOnce(surroundings);
      if (isStopping()) {
        break;
      }
      deaths = backoff.deathsInARow(deaths, Duration.between(begin, clock.instant()));
      life.restarted();
      become(surroundings, State.RESTARTING, 0, end);
      pause(backoff.after(deaths));
    }
    become(surroundings, State.STOPPED, 0, "");
  }

  private boolean waitForOthers(Surroundings surroundings) {
    while (!isStopping()) {
      String missing = held ? "its release" : surroundings.firstNotReady(spec.dependsOn());
      if (missing.isEmpty()) {
        return true;
      }
      become(surroundings, State.WAITING, 0, "for " + missing);
      pause(POLL);
    }
    return false;
  }

  /** One life of the process; says how it ended. */
  private String liveOnce(Surroundings surroundings) {
    ProcessHandle process;
    try {
      become(surroundings, State.STARTING, 0, "");
      process = spec.launch().start();
    } catch (IOException | RuntimeException e) {
      return "cannot be started: " + e.getMessage();
    }
    try {
      pidFile.write(process);
    } catch (UncheckedIOException e) {
      // A full disk. A process that nobody could find after a kill of the supervisor must not live.
      Ending.kill(process);
      return String.valueOf(e.getMessage());
    }
    String end = watch(process, surroundings);
    end(process);
    pidFile.killLeftOver();
    return end;
  }

  private String watch(ProcessHandle process, Surroundings surroundings) {
    Pulse pulse = new Pulse(spec.probe(), spec.silenceLimit(), clock);
    while (!isStopping()) {
      if (!Ending.lives(process)) {
        String words = LastWords.of(spec.log());
        return "process " + process.pid() + " has ended" + (words.isEmpty() ? "" : ": " + words);
      }
      if (pulse.isSilentTooLong()) {
        return "gave no answer for " + spec.silenceLimit().toSeconds() + " s";
      }
      pulse.ask();
      become(surroundings, pulse.state(), process.pid(), pulse.detail());
      pause(POLL);
    }
    return "";
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    if (!Ending.within(process, STOP_LIMIT)) {
      Ending.kill(process);
    }
  }

  private void become(Surroundings surroundings, State state, long pid, String detail) {
    if (life.become(state, pid, detail)) {
      surroundings.changed(this);
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0 || Thread.currentThread().isInterrupted();
  }

  private void pause(Duration time) {
    try {
      boolean told = stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
      if (told) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
