package io.waymark.serving.http;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends connections that begin a request and then send its headers line by line for ever: each line
 * is in time for the server's own limit, which counts from byte to byte.
 */
final class HeaderPatience implements Http1ConnectionListener, AutoCloseable {

  private final long patienceNanos;
  private final long pauseMillis;
  private final Map<Thread, Long> waiting = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  HeaderPatience(Duration patience) {
    this.patienceNanos = patience.toNanos();
    this.pauseMillis = Math.max(10, patience.toMillis() / 10);
    Thread.ofVirtual().name("header-patience").start(this::lookAgainAndAgain);
  }

  @Override
  public void prologue(ConnectionContext context, HttpPrologue prologue) {
    waiting.put(Thread.currentThread(), System.nanoTime());
  }

  @Override
  public void headers(ConnectionContext context, Headers headers) {
    waiting.remove(Thread.currentThread());
  }

  private void lookAgainAndAgain() {
    try {
      while (!closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
        waiting.forEach(this::look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The interrupt closes the socket that the connection's own thread waits on. */
  private void look(Thread connection, Long since) {
    if (System.nanoTime() - since > patienceNanos && waiting.remove(connection, since)) {
      connection.interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
