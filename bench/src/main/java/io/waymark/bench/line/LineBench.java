package io.waymark.bench.line;

import io.waymark.bench.measure.Samples;
import io.waymark.clickhouse.ClickHouse;
import io.waymark.sandbox.replay.EventProducer;
import io.waymark.sandbox.replay.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Bare and full line in turns on one cluster, each on a topic and a database of its own. */
final class LineBench {
  private static final int LIVE_EVENTS_PER_SECOND = 500;

  private final LineSystem system;
  private final TrafficFile traffic;
  private final Plan plan;
  private final Progress progress;
  private int runs;

  LineBench(LineSystem system, TrafficFile traffic, Plan plan, Progress progress) {
    this.system = system;
    this.traffic = traffic;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * What to run.
   *
   * @param repetitions pairs of runs that are measured
   * @param warmUp records of every run that pass before it is measured
   * @param partitions of every topic
   * @param people that appear in the traffic
   * @param liveSeconds length of the live phase
   * @param profiler records the last run of the full line
   */
  record Plan(
      int repetitions,
      long warmUp,
      int partitions,
      int people,
      int liveSeconds,
      Profiler profiler) {}

  /**
   * What came out.
   *
   * @param bare each run of the bare line
   * @param full each run of the full line
   * @param checkpoints of the last full run
   * @param visibleMillis from produce to queryable in the live phase
   */
  record Outcome(
      List<LineRun.Outcome> bare,
      List<LineRun.Outcome> full,
      LineJob.Checkpoints checkpoints,
      Samples visibleMillis) {}

  Outcome run() throws IOException, InterruptedException {
    List<LineRun.Outcome> bare = new ArrayList<>();
    List<LineRun.Outcome> full = new ArrayList<>();
    for (int pair = 1; pair < plan.repetitions(); pair++) {
      bare.add(run(Pipeline.BARE));
      full.add(run(Pipeline.FULL));
    }
    bare.add(run(Pipeline.BARE));
    return last(bare, full);
  }

  private LineRun.Outcome run(Pipeline pipeline) throws IOException, InterruptedException {
    LineRun.Names names = begin();
    try (LineJob job = LineJob.start(system, names, pipeline)) {
      return measure(names, pipeline);
    } finally {
      system.remove(names);
    }
  }

  /** The last full run goes on: its checkpoints are read, and live events sent through it. */
  private Outcome last(List<LineRun.Outcome> bare, List<LineRun.Outcome> full)
      throws IOException, InterruptedException {
    LineRun.Names names = begin();
    try (LineJob job = LineJob.start(system, names, Pipeline.FULL)) {
      plan.profiler().start(system.taskManagerPid());
      full.add(measure(names, Pipeline.FULL));
      plan.profiler().stop(system.taskManagerPid());
      return new Outcome(bare, full, job.nextCheckpoint(), live(names));
    } finally {
      system.remove(names);
    }
  }

  private LineRun.Names begin() {
    LineRun.Names names = new LineRun.Names(++runs);
    system.create(names, plan.partitions());
    return names;
  }

  private LineRun.Outcome measure(LineRun.Names names, Pipeline pipeline)
      throws IOException, InterruptedException {
    LineRun.Outcome outcome =
        new LineRun(system, names, pipeline, progress).measure(traffic, plan.warmUp());
    progress.say(
        "%s: %,d events in %.1f s, %,.0f/s"
            .formatted(
                pipeline.word(), outcome.records(), outcome.seconds(), outcome.eventsPerSecond()));
    return outcome;
  }

  private Samples live(LineRun.Names names) throws IOException, InterruptedException {
    progress.say("live: %d s".formatted(plan.liveSeconds()));
    LineRun run = new LineRun(system, names, Pipeline.FULL, progress);
    try (ClickHouse clickHouse = ClickHouse.open(system.database(names));
        EventProducer producer = new EventProducer(run.target(), "bench-live")) {
      return new LiveProbe(producer, new StoredRows(clickHouse), plan.people())
          .measure(LIVE_EVENTS_PER_SECOND, Duration.ofSeconds(plan.liveSeconds()));
    }
  }
}
