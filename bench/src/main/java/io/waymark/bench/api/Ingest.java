package io.waymark.bench.api;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Fills a system through {@code POST /api/v1/events}, and takes the time. */
final class Ingest {
  private static final int ACCEPTED = 202;
  private static final double NANOS = 1e9;

  private final ApiClient client;
  private final EventBatches batches;

  Ingest(ApiClient client, EventBatches batches) {
    this.client = client;
    this.batches = batches;
  }

  /**
   * Posts bodies from that number on.
   *
   * @param connections that post at once
   * @return events a second
   */
  double post(long from, long count, int connections)
      throws InterruptedException, ExecutionException {
    List<String> bodies = new ArrayList<>();
    for (long number = from; number < from + count; number++) {
      bodies.add(batches.body(number));
    }
    AtomicLong next = new AtomicLong();
    long begin = System.nanoTime();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> all = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        all.add(() -> postAll(bodies, next));
      }
      for (Future<Void> done : clients.invokeAll(all)) {
        done.get();
      }
    }
    return count * batches.perBatch() / ((System.nanoTime() - begin) / NANOS);
  }

  private Void postAll(List<String> bodies, AtomicLong next) throws InterruptedException {
    for (int i = (int) next.getAndIncrement();
        i < bodies.size();
        i = (int) next.getAndIncrement()) {
      HttpResponse<String> answer = client.post(bodies.get(i));
      if (answer.statusCode() != ACCEPTED) {
        throw new IllegalStateException(
            "events were answered " + answer.statusCode() + ": " + answer.body());
      }
    }
    return null;
  }
}
