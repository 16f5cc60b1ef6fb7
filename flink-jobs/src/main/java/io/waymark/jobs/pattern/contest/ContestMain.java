package io.waymark.jobs.pattern.contest;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;

/**
 * Runs one contender and tells, as the last line, what it did: {@code events_per_s}, {@code
 * cpu_us_per_event} of the whole process, {@code events}, {@code complete} (events whose matches
 * were all found), {@code matches}, {@code state_bytes}.
 */
public final class ContestMain {
  private static final long LOOK_MS = 50;
  private static final double NANOS = 1e9;
  private static final long END_SECONDS = 60;

  private ContestMain() {}

  private record Moment(long nanos, long cpuNanos, long events, int matches) {
    static Moment now() {
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      return new Moment(
          System.nanoTime(), system.getProcessCpuTime(), Scoreboard.events(), Scoreboard.matches());
    }
  }

  /** Runs the contender that the words describe; see {@link ContestPlan}. */
  public static void main(String[] words) throws Exception {
    try {
      run(words);
    } catch (Exception e) {
      e.printStackTrace();
      // Threads of the cluster would keep the process alive.
      System.exit(1);
    }
    System.exit(0);
  }

  private static void run(String[] words) throws Exception {
    ContestPlan plan = ContestPlan.parse(words);
    Scoreboard.open(plan.matches());
    JobClient job = new Contest(plan).job().executeAsync("contest");
    CompletableFuture<?> over = job.getJobExecutionResult();
    while (Scoreboard.events() == 0) {
      look(over);
    }
    Moment start = Moment.now();
    waitUntil(start, plan.warmUp(), 0, plan.limit(), over);
    Moment begin = Moment.now();
    waitUntil(begin, plan.measured(), plan.minimum(), plan.limit(), over);
    Moment end = Moment.now();
    long stateBytes = bytes(plan.folder());
    long complete = Contest.complete();
    job.cancel().get();
    awaitEnd(over);
    Scoreboard.close();
    System.out.println(told(begin, end, complete, stateBytes));
  }

  /** A process that exits while its tasks give RocksDB's memory back may hang for good. */
  private static void awaitEnd(CompletableFuture<?> over)
      throws InterruptedException, TimeoutException {
    try {
      over.get(END_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      // It was cancelled: that is how it ends.
    }
  }

  /** Waits a moment; a job that is over has failed, because its source never ends. */
  private static void look(CompletableFuture<?> over) throws InterruptedException {
    Thread.sleep(LOOK_MS);
    if (over.isDone()) {
      over.join();
      throw new IllegalStateException("the job has ended by itself");
    }
  }

  private static void waitUntil(
      Moment from, Duration atLeast, long minimum, Duration limit, CompletableFuture<?> over)
      throws InterruptedException {
    long now = System.nanoTime();
    while (now - from.nanos < limit.toNanos()
        && (now - from.nanos < atLeast.toNanos() || Contest.complete() < minimum)) {
      look(over);
      now = System.nanoTime();
    }
  }

  private static String told(Moment begin, Moment end, long complete, long stateBytes) {
    long events = end.events - begin.events;
    double seconds = (end.nanos - begin.nanos) / NANOS;
    return String.format(
        Locale.ROOT,
        "{\"events_per_s\":%.1f,\"cpu_us_per_event\":%.4f,\"seconds\":%.1f,\"events\":%d,"
            + "\"complete\":%d,\"matches\":%d,\"matches_per_1000\":%.3f,\"state_bytes\":%d}",
        events / seconds,
        (end.cpuNanos - begin.cpuNanos) / 1e3 / Math.max(1, events),
        seconds,
        end.events,
        complete,
        end.matches,
        1e3 * (end.matches - begin.matches) / Math.max(1, events),
        stateBytes);
  }

  /** Of the checkpoints that are kept: the last one. */
  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(ContestMain::size).sum();
    } catch (UncheckedIOException e) {
      return bytes(folder); // A folder was replaced meanwhile: that happens once in ten seconds.
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0; // A checkpoint that was replaced meanwhile.
    }
  }
}
