package io.waymark.bench.api;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks all targets in turn at a fixed rate. The time of a request counts from when it was due, so
 * that one slow answer is not hidden by the requests that waited behind it (Tene: coordinated
 * omission). Each connection has a thread of the system's own, which the kernel wakes itself.
 */
final class OpenLoop {
  private static final double NANOS_OF_MS = 1e6;
  private static final long SECOND = 1_000_000_000L;
  private static final int OK = 200;

  private final URI server;
  private final List<byte[]> requests;
  private final int connections;
  private final int perSecond;

  /**
   * A loop over those targets.
   *
   * @param key who asks
   */
  OpenLoop(URI server, String key, List<String> targets, int connections, int perSecond) {
    this.server = server;
    this.requests = targets.stream().map(target -> ApiConnection.get(server, target, key)).toList();
    this.connections = connections;
    this.perSecond = perSecond;
  }

  /** Asks for that long. */
  RouteTimes run(int seconds) {
    RouteTimes times = new RouteTimes(requests.size());
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
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
    int shift = ThreadLocalRandom.current().nextInt(requests.size());
    try (ApiLine line = new ApiLine(server)) {
      for (long number = first; number < all; number += connections) {
        long due = begin + number * SECOND / perSecond;
        LockSupport.parkNanos(due - System.nanoTime());
        int target = (int) ((number / connections + shift) % requests.size());
        boolean good = line.status(requests.get(target)) == OK;
        times.add(target, (System.nanoTime() - due) / NANOS_OF_MS, good);
      }
    }
  }
}
