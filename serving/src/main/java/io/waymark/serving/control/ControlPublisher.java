package io.waymark.serving.control;

import io.waymark.serving.access.ControlStore;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the outbox, oldest first, and notes it afterwards. A crash in between sends a
 * record again, which a compacted topic does not mind; none is lost and none overtakes another.
 */
public final class ControlPublisher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ControlPublisher.class);
  private static final int BATCH = 50;
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int CHECK_EVERY = 100;

  private final ControlStore store;
  private final ControlLog log;
  private final Thread thread = new Thread(this::run, "control-publisher");
  private volatile boolean closed;

  /** A publisher between those two, neither of which needs to be there yet. */
  public ControlPublisher(ControlStore store, ControlLog log) {
    this.store = store;
    this.log = log;
    thread.setDaemon(true);
  }

  /** Starts the thread. */
  public void start() {
    thread.start();
  }

  private void run() {
    Duration pause = IDLE;
    for (int round = 0; !closed; round++) {
      try {
        if (round % CHECK_EVERY == 0) {
          refillIfNew();
        }
        pause = publish() == BATCH ? Duration.ZERO : IDLE;
      } catch (RuntimeException e) {
        // What is away may be asked again at once where it is back: the check is not skipped.
        round = -1;
        pause = longer(pause);
        LOG.warn("control records wait, next try in {} ms: {}", pause.toMillis(), e.toString());
      }
      sleep(pause);
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.isZero() ? IDLE : pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Sends a batch; another sidecar that is sending makes this one do nothing. */
  int publish() {
    return store.change(handle -> {
      if (!Outbox.maySend(handle)) {
        return 0;
      }
      var batch = Outbox.waiting(handle, BATCH);
      for (Outbox.Waiting waiting : batch) {
        Outbox.sent(handle, waiting, log.append(waiting.key(), waiting.bytes()));
      }
      return batch.size();
    });
  }

  /** Fills a topic that is new, because it was lost or because Kafka is another one. */
  int refillIfNew() {
    return store.change(handle -> {
      int again = Outbox.maySend(handle) ? Outbox.refill(handle, log.end()) : 0;
      if (again > 0) {
        LOG.warn("the control topic is a new one: {} records are sent again", again);
      }
      return again;
    });
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    log.close();
  }
}
