package io.waymark.sandbox.flink;

import io.waymark.sandbox.flink.CheckpointFolder.Checkpoint;
import io.waymark.sandbox.supervise.Life;
import io.waymark.sandbox.supervise.Member;
import io.waymark.sandbox.supervise.PartStatus;
import io.waymark.sandbox.supervise.PartStatus.State;
import io.waymark.sandbox.supervise.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the job on the cluster. A JobManager that was started again knows no job: then it is
 * submitted with the same id, going on from the newest complete checkpoint.
 */
public final class JobMember implements Member {
  /** Name of the part. */
  public static final String NAME = "job";

  private static final Duration POLL = Duration.ofMillis(300);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
  private static final Set<String> ENDED = Set.of("FAILED", "CANCELED", "FINISHED");

  private final JobSubmission submission;
  private final FlinkRest rest;
  private final List<String> dependsOn;
  private final Runnable clusterReset;
  private final Life life;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Thread watcher = new Thread(() -> {});
  private boolean submittedBefore;

  /**
   * A job that is not watched yet.
   *
   * @param clusterReset kills the JobManager: an ended job's id is free only on a new one
   */
  public JobMember(
      JobSubmission submission,
      FlinkRest rest,
      List<String> dependsOn,
      Runnable clusterReset,
      Clock clock) {
    this.submission = submission;
    this.rest = rest;
    this.dependsOn = List.copyOf(dependsOn);
    this.clusterReset = clusterReset;
    this.life = new Life(clock);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> dependsOn() {
    return dependsOn;
  }

  @Override
  public PartStatus status() {
    return life.status();
  }

  @Override
  public void start(Surroundings surroundings) {
    watcher = Thread.ofPlatform().name("watch-job").daemon().start(() -> run(surroundings));
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

  private void run(Surroundings surroundings) {
    while (stopping.getCount() > 0) {
      String missing = surroundings.firstNotReady(dependsOn);
      if (!missing.isEmpty() && !submittedBefore) {
        become(surroundings, State.WAITING, "for " + missing);
        pause(POLL);
        continue;
      }
      pause(look(surroundings));
    }
    become(surroundings, State.STOPPED, "");
  }

  /** One look at the cluster; says how long to wait until the next. */
  private Duration look(Surroundings surroundings) {
    try {
      Optional<String> state = rest.jobState(submission.jobId());
      if (state.isEmpty()) {
        submit(surroundings);
      } else if (ENDED.contains(state.get())) {
        become(surroundings, State.RESTARTING, "the job has ended as " + state.get());
        clusterReset.run();
        return AFTER_FAILURE;
      } else if (state.get().equals("RUNNING") && rest.allTasksRun(submission.jobId())) {
        become(surroundings, State.READY, "");
        submission.cleanOnceRestored(rest);
      } else {
        become(surroundings, State.STARTING, state.get());
      }
      return POLL;
    } catch (IOException | UncheckedIOException e) {
      // Also where the disk is full, or a checkpoint goes while its folder is looked through.
      State state = submittedBefore ? State.RESTARTING : State.STARTING;
      become(surroundings, state, e.getMessage() == null ? "does not answer" : e.getMessage());
      return AFTER_FAILURE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping.countDown();
      return POLL;
    }
  }

  private void submit(Surroundings surroundings) throws IOException, InterruptedException {
    Optional<Checkpoint> from = submission.submit(rest);
    if (submittedBefore) {
      life.restarted();
    }
    submittedBefore = true;
    String origin = from.map(checkpoint -> "from checkpoint " + checkpoint.number()).orElse("new");
    become(surroundings, State.STARTING, origin);
  }

  private void become(Surroundings surroundings, State state, String detail) {
    if (life.become(state, 0, detail)) {
      surroundings.changed(this);
    }
  }

  private void pause(Duration time) {
    try {
      boolean told = stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
      if (told) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping.countDown();
    }
  }
}
