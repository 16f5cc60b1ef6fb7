package io.waymark.sandbox.kills;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Posts lines to the sidecar in small batches, again and again until one is answered 202 or refused
 * for good: what a careful client does. A batch whose answer was lost arrives twice.
 */
final class RestFeed implements AutoCloseable {
  private static final int BATCH = 50;
  private static final int TRIES = 400;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI uri;
  private final String key;
  private final KafkaFeed kafka;
  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();
  private volatile boolean done;
  private volatile RuntimeException failure;
  private final Thread thread = new Thread(this::run, "rest-feed");

  /**
   * One line, and the records sent straight to the broker before it: it may not overtake them, or
   * it would move the clock past them.
   */
  private record Waiting(Line line, long behind) {}

  RestFeed(String url, String key, KafkaFeed kafka) {
    this.kafka = kafka;
    this.uri = URI.create(url + "/api/v1/events");
    this.key = key;
    thread.start();
  }

  void send(Line line) {
    waiting.add(new Waiting(line, kafka.sent()));
  }

  /** Lines that were answered. */
  long taken() {
    return taken.get();
  }

  /** Requests that had to be repeated. */
  long retries() {
    return retries.get();
  }

  /** Waits until every line was answered. */
  void finish() throws InterruptedException {
    done = true;
    thread.join(Duration.ofMinutes(2));
    if (failure != null || thread.isAlive()) {
      throw new IllegalStateException(waiting.size() + " lines are left", failure);
    }
  }

  private void run() {
    try {
      while (!done || !waiting.isEmpty()) {
        Waiting first = waiting.poll(50, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Waiting> batch = new ArrayList<>(List.of(first));
          waiting.drainTo(batch, BATCH - 1);
          awaitBroker(batch.getLast().behind());
          post(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void awaitBroker(long records) throws InterruptedException {
    while (!kafka.isThrough(records)) {
      Thread.sleep(20);
    }
  }

  private void post(List<Waiting> batch) throws InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Waiting each : batch) {
      body.writeBytes(each.line().json());
      body.write('\n');
    }
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(40))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    for (int i = 0; i < TRIES; i++) {
      int status = status(request);
      if (status == 202 || status == 422 || status == 400) {
        taken.addAndGet(batch.size());
        return;
      }
      if (status != 503 && status != 0) {
        throw new IllegalStateException("the sidecar answers " + status);
      }
      retries.incrementAndGet();
      Thread.sleep(250);
    }
    throw new IllegalStateException("the sidecar took nothing in " + TRIES + " tries");
  }

  /** The answer's status, 0 where there was none. */
  private int status(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    done = true;
    thread.interrupt();
    http.close();
  }
}
