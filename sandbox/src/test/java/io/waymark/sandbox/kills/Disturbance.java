package io.waymark.sandbox.kills;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** What happens to a system while events flow, on a thread of its own. */
abstract class Disturbance {
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Thread thread;

  Disturbance(String name) {
    thread = new Thread(this::run, name);
    thread.setUncaughtExceptionHandler((any, cause) -> failure.set(cause));
  }

  /** Does all of it, and {@linkplain #note notes} it. */
  abstract void disturb() throws InterruptedException;

  final void start() {
    thread.start();
  }

  /** Waits for its end and says what was done, in order. */
  final List<String> finish() throws InterruptedException {
    thread.join();
    if (failure.get() != null) {
      throw new IllegalStateException(thread.getName() + " broke off after " + done, failure.get());
    }
    return done;
  }

  void stop() {
    thread.interrupt();
  }

  final void note(String what) {
    done.add(what);
  }

  private void run() {
    try {
      disturb();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
