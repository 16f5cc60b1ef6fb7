package io.waymark.bench.line;

import io.waymark.bench.measure.CpuClock;
import io.waymark.bench.measure.GcClock;
import io.waymark.bench.measure.Waiting;
import io.waymark.clickhouse.ClickHouse;
import io.waymark.sandbox.replay.EventProducer;
import io.waymark.sandbox.replay.Progress;
import io.waymark.sandbox.replay.RunningSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line, from the first append until all its rows are queryable. */
final class LineRun {
  /** Tenant of all events. */
  static final String TENANT = "main";

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(250);

  /** The last of the warm-up may wait for the clock to pass them; they are few. */
  private static final long UNSETTLED = 2_000;

  private static final double NANOS = 1e9;

  private final LineSystem system;
  private final Names names;
  private final Pipeline pipeline;
  private final Progress progress;

  LineRun(LineSystem system, Names names, Pipeline pipeline, Progress progress) {
    this.system = system;
    this.names = names;
    this.pipeline = pipeline;
    this.progress = progress;
  }

  /**
   * What one run calls its own.
   *
   * @param number number of the run
   */
  record Names(int number) {
    String topic() {
      return "bench.events." + number;
    }

    String database() {
      return "bench_" + number;
    }

    String jobId() {
      return "%032x".formatted(0xbe0000 + number);
    }
  }

  /**
   * What one run took.
   *
   * @param records lines that were measured
   * @param people that the tables hold after it; 0 for the bare line
   * @param sentSeconds until all of them were in Kafka
   * @param lineSeconds until every line had its row
   * @param seconds until all rows of all tables were queryable
   * @param gcSeconds that the TaskManager stood still to collect garbage
   * @param cpuSeconds by process
   */
  record Outcome(
      long records,
      long people,
      double sentSeconds,
      double lineSeconds,
      double seconds,
      double gcSeconds,
      Map<String, Double> cpuSeconds) {
    double eventsPerSecond() {
      return records / seconds;
    }

    /** CPU seconds of a process for a million events. */
    double cpuPerMillion(String process) {
      return cpuSeconds.getOrDefault(process, 0.0) * 1e6 / records;
    }
  }

  /**
   * Sends the traffic through a running job. The first records warm it up: the JIT compiles the
   * job's classes anew for every job, and a job that runs for months does so once.
   */
  Outcome measure(TrafficFile traffic, long warmUp) throws IOException, InterruptedException {
    try (ClickHouse clickHouse = ClickHouse.open(system.database(names));
        EventProducer producer = new EventProducer(target(), names.topic());
        TrafficFile.Reader reader = traffic.read()) {
      StoredRows rows = new StoredRows(clickHouse);
      Sending sending = new Sending(producer, reader);
      sending.upTo(warmUp, progress("warm-up sent"));
      awaitLines(rows, warmUp - UNSETTLED);
      return measure(sending, rows, traffic.records(), warmUp);
    }
  }

  private Outcome measure(Sending sending, StoredRows rows, long lines, long warmUp)
      throws IOException, InterruptedException {
    Map<String, ProcessHandle> processes = new LinkedHashMap<>(system.processes());
    processes.put("bench", ProcessHandle.current());
    CpuClock cpu = CpuClock.start(processes);
    GcClock gc = GcClock.start(system.taskManagerPid());
    long begin = System.nanoTime();
    sending.upTo(lines, progress("sent"));
    sending.end();
    double sent = since(begin);
    awaitLines(rows, lines);
    double stored = since(begin);
    long people = awaitAggregates(rows, lines - sending.repeats());
    double all = since(begin);
    requireLife();
    return new Outcome(lines - warmUp, people, sent, stored, all, gc.seconds(), cpu.seconds());
  }

  private Progress progress(String what) {
    progress.begin(names.topic() + " " + pipeline.word() + " " + what);
    return progress;
  }

  private void awaitLines(StoredRows rows, long records) throws IOException, InterruptedException {
    progress.begin(names.topic() + " " + pipeline.word() + " stored");
    Waiting.until(
        records + " lines in the tables",
        LIMIT,
        POLL,
        () -> {
          long stored = rows.lines().sum();
          progress.step(stored, records);
          requireLife();
          return stored >= records;
        });
  }

  /** Returns how many people there are; the bare line knows none. */
  private long awaitAggregates(StoredRows rows, long accepted)
      throws IOException, InterruptedException {
    if (pipeline == Pipeline.BARE) {
      return 0;
    }
    StoredRows.Lines lines = rows.lines();
    if (lines.events() != accepted) {
      throw new IllegalStateException(
          "%d events and %d other lines are stored, but %d of them should be events"
              .formatted(lines.events(), lines.others(), accepted));
    }
    try {
      Waiting.until(
          "all aggregates hold " + accepted + " events",
          SETTLE_LIMIT,
          POLL,
          () -> rows.aggregates().hold(accepted));
    } catch (IllegalStateException e) {
      throw new IllegalStateException(e.getMessage() + "; they are " + rows.aggregates(), e);
    }
    return rows.aggregates().people();
  }

  private void requireLife() {
    String restarted = system.restarted();
    if (!restarted.isEmpty()) {
      throw new IllegalStateException(
          "part "
              + restarted
              + " died during the bench, so the figures say nothing: look into its log with --logs DIR");
    }
  }

  RunningSystem target() {
    return new Target(system.kafkaBootstrap(), system.database(names).endpoint(), names.topic());
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / NANOS;
  }

  private record Target(String kafkaBootstrap, String clickHouseUrl, String eventsTopic)
      implements RunningSystem {
    @Override
    public String tenant() {
      return TENANT;
    }
  }
}
