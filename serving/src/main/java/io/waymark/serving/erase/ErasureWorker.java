package io.waymark.serving.erase;

import io.waymark.serving.access.ControlStore;
import io.waymark.serving.http.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps through the erasures under way; among several sidecars each step is one's. */
final class ErasureWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ErasureWorker.class);
  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

  private final ControlStore store;
  private final Eraser eraser;
  private final Clock clock;
  private final Thread thread = new Thread(this::run, "erasures");
  private volatile boolean closed;

  /** Of the step that is being taken; only its thread asks. */
  private String underWay = "";

  ErasureWorker(ControlStore store, Eraser eraser, Clock clock) {
    this.store = store;
    this.eraser = eraser;
    this.clock = clock;
    thread.setDaemon(true);
  }

  ErasureWorker start() {
    thread.start();
    return this;
  }

  private void run() {
    while (!closed) {
      try {
        sleep(step() ? Duration.ZERO : IDLE);
      } catch (Unavailable e) {
        LOG.debug("erasures wait", e);
        sleep(AFTER_FAULT);
      } catch (RuntimeException e) {
        LOG.warn("erasures wait", e);
        sleep(AFTER_FAULT);
      }
    }
  }

  /** Takes one erasure that is due one step further; whether there was one. */
  boolean step() {
    underWay = "";
    try {
      return store.change(handle -> {
        Optional<ErasureRow> due = ErasureStore.due(handle, clock.instant());
        due.ifPresent(row -> {
          underWay = row.receipt().id();
          eraser.step(handle, row);
        });
        return due.isPresent();
      });
    } catch (RuntimeException e) {
      postpone(underWay);
      throw e;
    }
  }

  /** What cannot be done now must not keep the others waiting. */
  private void postpone(String id) {
    store.change(handle -> {
      ErasureStore.postpone(handle, id, clock.instant().plus(AFTER_FAULT));
      return 0;
    });
  }

  private void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
