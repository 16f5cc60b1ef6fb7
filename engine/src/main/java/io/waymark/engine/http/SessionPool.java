package io.waymark.engine.http;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A fixed number of sessions; those who wait for one are counted and limited. */
public final class SessionPool implements AutoCloseable {

  private static final long WAIT_SECONDS = 60;
  private static final long CLOSE_SECONDS = 20;

  private final Supplier<Session> opener;
  private final int size;
  private final int queue;
  private final Semaphore permits;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  // Never lent: the engine stops when its last connection closes.
  private final Session anchor;

  /** Opens the first session, which starts the engine; the others open when needed. */
  public SessionPool(Supplier<Session> opener, int size, int queue) {
    this.opener = opener;
    this.size = size;
    this.queue = queue;
    this.permits = new Semaphore(size, true);
    this.anchor = opener.get();
  }

  /**
   * Lends a session.
   *
   * @throws RequestException if too many wait already, or it took too long
   */
  Session borrow() {
    if (!permits.tryAcquire()) {
      await();
    }
    try {
      Session kept = idle.pollFirst();
      return kept == null ? opener.get() : kept;
    } catch (RuntimeException e) {
      permits.release();
      throw e;
    }
  }

  void giveBack(Session session) {
    if (session.isSpoiled()) {
      session.close();
    } else {
      idle.addFirst(session);
    }
    permits.release();
  }

  /** Waits for lent sessions, then closes all. */
  @Override
  public void close() {
    acquireAll();
    for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
      session.close();
    }
    anchor.close();
  }

  private void await() {
    if (waiting.incrementAndGet() > queue) {
      waiting.decrementAndGet();
      throw new RequestException(
          RequestException.BUSY, size + " statements run and " + queue + " wait; try again");
    }
    try {
      if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new RequestException(
            RequestException.BUSY, "no worker came free within " + WAIT_SECONDS + " s; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RequestException(RequestException.BUSY, "the engine is shutting down");
    } finally {
      waiting.decrementAndGet();
    }
  }

  private void acquireAll() {
    try {
      if (!permits.tryAcquire(size, CLOSE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("engine: statements still ran after " + CLOSE_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
