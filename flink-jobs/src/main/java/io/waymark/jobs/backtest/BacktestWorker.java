package io.waymark.jobs.backtest;

import io.waymark.clickhouse.ClickHouse;
import io.waymark.clickhouse.ClickHouseUrl;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process: takes the oldest backtest that waits, does it, writes what it found. Several may
 * run; whoever has the lease of a backtest does it.
 */
public final class BacktestWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BacktestWorker.class);
  private static final long LONGEST_PAUSE_MS = 5_000;

  private final WorkQueue queue;
  private final ClickHouse clickHouse;
  private final BacktestOptions options;

  BacktestWorker(BacktestOptions options) {
    this.options = options;
    this.queue =
        new WorkQueue(
            options.text("database.url"),
            UUID.randomUUID().toString(),
            options.number("lease.seconds"));
    this.clickHouse = ClickHouse.open(ClickHouseUrl.parse(options.text("clickhouse.url")));
  }

  /** Runs until the process is told to end. */
  public static void main(String[] args) throws InterruptedException {
    if (args.length == 1 && args[0].equals("--help")) {
      System.out.print(BacktestOptions.markdown());
      return;
    }
    try (BacktestWorker worker = new BacktestWorker(BacktestOptions.parse(args, System.getenv()))) {
      worker.run();
    }
  }

  private void run() throws InterruptedException {
    long pause = options.number("poll.ms");
    boolean reached = false;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        boolean worked = work();
        if (!reached) {
          LOG.info("looks for backtests");
          reached = true;
        }
        pause = worked ? 0 : options.number("poll.ms");
      } catch (StoreAwayException e) {
        reached = false;
        pause = Math.min(LONGEST_PAUSE_MS, Math.max(1, pause) * 2);
        LOG.warn("the control store is away, next try in {} ms: {}", pause, e.getMessage());
      }
      Thread.sleep(pause);
    }
  }

  /** Does one backtest, if any waits. */
  boolean work() {
    Optional<Work> taken = queue.take();
    if (taken.isEmpty()) {
      return false;
    }
    Work work = taken.get();
    long begun = System.nanoTime();
    try (Heartbeat heartbeat = new Heartbeat(queue, work)) {
      String result =
          new HistoryRun(clickHouse, options.number("part.events")).run(work, heartbeat);
      queue.succeed(work, result);
    } catch (CancelledException e) {
      queue.end(work, "cancelled", "");
    } catch (StoreAwayException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("backtest {} of {} failed", work.id(), work.pattern(), e);
      queue.end(work, "failed", String.valueOf(e.getMessage()));
    }
    LOG.info("backtest {} ended after {} ms", work.id(), (System.nanoTime() - begun) / 1_000_000);
    return true;
  }

  @Override
  public void close() {
    queue.close();
    clickHouse.close();
  }
}
