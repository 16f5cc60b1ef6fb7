package io.waymark.jobs.backtest;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Signs of life while a backtest runs, also while it waits for ClickHouse. */
final class Heartbeat implements AutoCloseable {
  private static final long EVERY_MS = 500;

  private final WorkQueue queue;
  private final Work work;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::beat, "heartbeat");
  private volatile double progress;
  private volatile String step = "";
  private volatile boolean unwanted;

  Heartbeat(WorkQueue queue, Work work) {
    this.queue = queue;
    this.work = work;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Says how far it is.
   *
   * @param share from 0 to 1
   * @param words what it is at
   * @throws CancelledException where it is no longer wanted
   */
  void at(double share, String words) {
    progress = share;
    step = words;
    if (unwanted) {
      throw new CancelledException();
    }
  }

  private void beat() {
    try {
      do {
        beatOnce();
      } while (!closed.await(EVERY_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beatOnce() {
    try {
      unwanted |= !queue.beat(work, progress, step);
    } catch (StoreAwayException e) {
      // The lease lives on for a while; the next beat comes.
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(EVERY_MS * 4);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
