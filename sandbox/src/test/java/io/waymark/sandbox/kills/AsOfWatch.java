package io.waymark.sandbox.kills;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks the sidecar again and again how far its answers are complete. */
final class AsOfWatch implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long EVERY_MS = 400;

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest request;
  private final List<Instant> seen = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  AsOfWatch(String url, String key) {
    request =
        HttpRequest.newBuilder(
                URI.create(
                    url + "/api/v1/analytics/dashboard/summary?from=2026-01-01&to=2026-01-02"))
            .timeout(Duration.ofSeconds(5))
            .header("Authorization", "Bearer " + key)
            .build();
  }

  void start() {
    clock.scheduleWithFixedDelay(
        () -> now().ifPresent(seen::add), 0, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** What the sidecar says now; nothing while it or its stores are down. */
  Optional<Instant> now() {
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      String asOf =
          answer.statusCode() == 200 ? JSON.readTree(answer.body()).path("as_of").asText("") : "";
      return asOf.isEmpty() || asOf.equals("null")
          ? Optional.empty()
          : Optional.of(Instant.parse(asOf));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** All that was said, in order. */
  List<Instant> seen() {
    return List.copyOf(seen);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    http.close();
  }
}
