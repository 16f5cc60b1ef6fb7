package io.waymark.bench.api;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks all targets in turn at a fixed rate. The time of a request counts from when it was due, so
 * that one slow answer is not hidden by the requests that waited behind it (Tene: coordinated
 * omission).
 */
final class OpenLoop {
  private static final double NANOS_OF_MS = 1e6;
  private static final long SECOND = 1_000_000_000L;
  private static final int OK = 200;

  private final ApiClient client;
  private final List<Targets.Target> targets;
  private final int connections;
  private final int perSecond;

  OpenLoop(ApiClient client, List<Targets.Target> targets, int connections, int perSecond) {
    this.client = client;
    this.targets = targets;
    this.connections = connections;
    this.perSecond = perSecond;
  }

  /** Asks for that long. */
  RouteTimes run(int seconds) {
    RouteTimes times = new RouteTimes(targets.size());
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        int first = i;
        threads.execute(() -> ask(first, begin, (long) perSecond * seconds, times));
      }
    }
    times.end((System.nanoTime() - begin) / (double) SECOND);
    return times;
  }

  private void ask(int first, long begin, long all, RouteTimes times) {
    // Where each connection begins is chance, so that no route always follows the same other one.
    int shift = ThreadLocalRandom.current().nextInt(targets.size());
    for (long number = first; number < all; number += connections) {
      long due = begin + number * SECOND / perSecond;
      LockSupport.parkNanos(due - System.nanoTime());
      int target = (int) ((number / connections + shift) % targets.size());
      boolean good = isGood(targets.get(target).target());
      times.add(target, (System.nanoTime() - due) / NANOS_OF_MS, good);
    }
  }

  private boolean isGood(String target) {
    try {
      return client.get(target).statusCode() == OK;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
