package io.waymark.serving.operations;

import io.waymark.serving.http.Answer;
import io.waymark.serving.http.ProblemException;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Unavailable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs operations of this process, and lets them know when they are called off, by whichever
 * sidecar was asked to.
 */
public final class Operations implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
  private static final int MOST = 32;
  private static final int RETRY_SECONDS = 5;
  private static final Answer NOTHING = new Answer(204, Answer.JSON, new byte[0], Map.of());

  private record Running(Progress progress, Thread thread) {}

  private final OperationStore store;
  private final Clock clock;
  private final Duration beat;
  private final Semaphore room = new Semaphore(MOST);
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Operations that are kept there.
   *
   * @param beat how often signs of life are given and calls to end are heard
   */
  public Operations(OperationStore store, Clock clock, Duration beat) {
    this.store = store;
    this.clock = clock;
    this.beat = beat;
  }

  /** Begins to give signs of life. */
  public Operations start() {
    Thread.ofVirtual().name("operations").start(this::beatAgainAndAgain);
    return this;
  }

  /**
   * Begins an operation and returns at once.
   *
   * @param kind what is done, for whoever looks at the list
   * @return its id
   * @throws ProblemException 503 where too many are under way
   */
  public String begin(String tenant, String kind, Work work) {
    if (!room.tryAcquire()) {
      throw Problems.unavailable(
              "serving", MOST + " operations are under way, which is the limit", RETRY_SECONDS)
          .toException();
    }
    String id = UUID.randomUUID().toString();
    Progress progress = new Progress();
    try {
      store.insert(tenant, id, kind, clock.instant());
    } catch (RuntimeException e) {
      room.release();
      throw e;
    }
    Thread thread =
        Thread.ofVirtual().name("operation-" + id).unstarted(() -> run(id, progress, work));
    running.put(id, new Running(progress, thread));
    thread.start();
    return id;
  }

  private void run(String id, Progress progress, Work work) {
    try {
      end(id, progress, outcome(id, progress, work));
    } catch (RuntimeException e) {
      // Without its sign of life it counts as failed soon.
      LOG.warn("operation", e);
    } finally {
      running.remove(id);
      room.release();
    }
  }

  private static Answer outcome(String id, Progress progress, Work work) {
    try {
      return work.run(progress);
    } catch (Progress.Cancelled e) {
      return NOTHING;
    } catch (ProblemException e) {
      return e.problem().toAnswer(id);
    } catch (Unavailable e) {
      return Problems.unavailable(e.part(), String.valueOf(e.getMessage()), RETRY_SECONDS)
          .toAnswer(id);
    } catch (IOException | RuntimeException e) {
      LOG.error("fault", e);
      return Problems.internal().toAnswer(id);
    }
  }

  private void end(String id, Progress progress, Answer outcome) {
    // What was interrupted may have ended in any way: it is the call that counts.
    Thread.interrupted();
    Operation.State state =
        progress.isCalledOff()
            ? Operation.State.CANCELLED
            : outcome.status() < 400 ? Operation.State.SUCCEEDED : Operation.State.FAILED;
    store.finish(
        id, state, state == Operation.State.CANCELLED ? NOTHING : outcome, clock.instant());
  }

  private void beatAgainAndAgain() {
    try {
      while (!closed.await(beat.toMillis(), TimeUnit.MILLISECONDS)) {
        running.forEach(this::beatOnce);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beatOnce(String id, Running each) {
    try {
      Progress.Said said = each.progress().said();
      if (store.beat(id, said.share(), said.step(), clock.instant())) {
        each.progress().callOff();
        each.thread().interrupt();
      }
    } catch (RuntimeException e) {
      // The store is away for the moment; the next beat comes.
      LOG.debug("beat", e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
