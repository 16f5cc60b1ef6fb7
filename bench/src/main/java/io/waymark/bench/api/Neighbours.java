package io.waymark.bench.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.bench.measure.Samples;
import io.waymark.bench.measure.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two tenants of one system: a quiet one asks for one summary after the other, first alone, then
 * while a noisy one does so over many connections without a pause. No question is asked twice, so
 * that each costs its queries.
 */
final class Neighbours {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final double NANOS_OF_MS = 1e6;

  /** What each of them has. */
  static final int EVENTS = 20_000;

  private static final int DAYS = 30;
  private static final int NOISY_CONNECTIONS = 50;
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ApiClient operator;
  private final URI server;
  private final long now = System.currentTimeMillis();
  private final AtomicLong questions = new AtomicLong();

  Neighbours(ApiClient operator, URI server) {
    this.operator = operator;
    this.server = server;
  }

  /**
   * What came out, in milliseconds.
   *
   * @param alone the quiet tenant's answers while nobody else asked
   * @param beside the same beside the noisy one
   */
  record Outcome(Samples alone, Samples beside) {}

  /** Asks for that long each time. */
  Outcome run(Duration each) throws IOException, InterruptedException {
    String quiet = filled("quiet");
    String noisy = filled("noisy");
    ask(quiet, each.dividedBy(2));
    Samples alone = ask(quiet, each);
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(NOISY_CONNECTIONS)) {
      for (int i = 0; i < NOISY_CONNECTIONS; i++) {
        threads.execute(() -> disturb(noisy, over));
      }
      try {
        return new Outcome(alone, ask(quiet, each));
      } finally {
        over.set(true);
      }
    }
  }

  private Samples ask(String key, Duration time) {
    List<Double> times = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    try (ApiLine line = new ApiLine(server)) {
      for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
        int status = line.status(question(key));
        if (status != OK) {
          throw new IllegalStateException("the quiet tenant was answered " + status);
        }
        times.add((System.nanoTime() - begun) / NANOS_OF_MS);
      }
    }
    return Samples.of(times);
  }

  /** Whatever the answer is: a tenant without a place is refused, and asks again. */
  private void disturb(String key, AtomicBoolean over) {
    try (ApiLine line = new ApiLine(server)) {
      while (!over.get()) {
        line.status(question(key));
      }
    }
  }

  private byte[] question(String key) {
    Instant from = Instant.ofEpochMilli(now).minus(Duration.ofDays(DAYS - 1));
    return ApiConnection.get(
        server,
        "/api/v1/analytics/dashboard/summary?from="
            + from.plusMillis(questions.incrementAndGet())
            + "&to="
            + Instant.ofEpochMilli(now),
        key);
  }

  /** The key of a new tenant with events. */
  private String filled(String tenant) throws IOException, InterruptedException {
    made(
        operator.post(
            "/api/v1/tenants", "{\"id\":\"%s\",\"base_currency\":\"EUR\"}".formatted(tenant)));
    String draft = "{\"tenant\":\"%s\",\"role\":\"write\"}".formatted(tenant);
    String key =
        JSON.readTree(made(operator.post("/api/v1/keys", draft)).body()).path("key").asText();
    try (ApiClient client = new ApiClient(server.toString(), key)) {
      EventBatches batches = new EventBatches(EVENTS / 4, now, DAYS);
      for (int i = 0; i < 4; i++) {
        made(client.post(batches.body(i)));
      }
      Waiting.until("its events can be queried", LIMIT, Waiting.POLL, () -> rows(client) >= EVENTS);
    }
    return key;
  }

  private static long rows(ApiClient client) throws IOException, InterruptedException {
    var pulse = JSON.readTree(client.get("/api/v1/system/pulse").body());
    return pulse.path("events").asLong() + pulse.path("late").asLong();
  }

  private static HttpResponse<String> made(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
    return answer;
  }
}
