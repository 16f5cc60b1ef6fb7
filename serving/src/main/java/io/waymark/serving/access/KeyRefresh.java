package io.waymark.serving.access;

import io.waymark.serving.http.Unavailable;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the memory of keys up to date, in a thread of its own. */
public final class KeyRefresh implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRefresh.class);

  private final KeyMemory memory;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("key-refresh").factory());

  /**
   * Begins at once.
   *
   * @param every how often; a revoked key works no longer than this and the question take
   */
  public KeyRefresh(KeyMemory memory, Duration every) {
    this.memory = memory;
    thread.scheduleWithFixedDelay(this::refresh, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void refresh() {
    try {
      memory.refresh();
    } catch (Unavailable e) {
      // Readiness says that the store is away; keys are asked for one by one until it is back.
      LOG.debug("keys were not refreshed", e);
    } catch (RuntimeException e) {
      LOG.error("keys were not refreshed", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
