package io.waymark.engine.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts requests in flight, so that a stop lets them end and turns new ones away. */
final class Traffic {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();
  private int inFlight;
  private boolean stopping;

  /** False once the engine is stopping. */
  boolean enter() {
    lock.lock();
    try {
      if (!stopping) {
        inFlight++;
      }
      return !stopping;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      inFlight--;
      quiet.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody in any more and waits until the last one has left, or so many seconds. */
  void stop(int seconds) {
    lock.lock();
    try {
      stopping = true;
      long left = TimeUnit.SECONDS.toNanos(seconds);
      while (inFlight > 0 && left > 0) {
        left = quiet.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
