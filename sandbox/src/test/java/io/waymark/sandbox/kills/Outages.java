package io.waymark.sandbox.kills;

import io.waymark.sandbox.SandboxSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;

/**
 * Takes one part after the other away for a while, and notes what the sidecar answers meanwhile:
 * {@code part request status Retry-After}.
 */
final class Outages extends Disturbance {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration BETWEEN = Duration.ofSeconds(3);
  private static final Duration BACK_LIMIT = Duration.ofSeconds(90);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(45);
  private static final String READ = "/api/v1/analytics/dashboard/summary?from=2026-01-01";
  private static final String WRITE = "/api/v1/events";

  private final SandboxSystem system;
  private final List<String> parts;
  private final Duration outage;
  private final HttpClient http = HttpClient.newHttpClient();

  Outages(SandboxSystem system, List<String> parts, Duration outage) {
    super("outages");
    this.system = system;
    this.parts = parts;
    this.outage = outage;
  }

  @Override
  void stop() {
    super.stop();
    http.close();
  }

  @Override
  void disturb() throws InterruptedException {
    Thread.sleep(FIRST);
    for (String part : parts) {
      away(part);
      Thread.sleep(BETWEEN);
    }
  }

  private void away(String part) throws InterruptedException {
    long end = System.nanoTime() + outage.toNanos();
    LineCheck.say("%s is away for %d s", part, outage.toSeconds());
    system.hold(part);
    try {
      Thread.sleep(outage.dividedBy(4));
      ask(part, READ, HttpRequest.newBuilder().GET());
      // Refused for want of an id, which must reach Kafka too, and moves no clock.
      ask(part, WRITE, HttpRequest.newBuilder().POST(BodyPublishers.ofString("{\"ts\":1}")));
      ask(part, "/health/ready", HttpRequest.newBuilder().GET());
      Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000));
    } finally {
      system.release(part);
    }
    if (!system.awaitReady(BACK_LIMIT)) {
      throw new IllegalStateException(part + " did not come back: " + system.status());
    }
    LineCheck.say("%s is back", part);
  }

  private void ask(String part, String path, HttpRequest.Builder request)
      throws InterruptedException {
    String answer = part + " " + path.replaceAll("[?].*", "") + " ";
    try {
      HttpResponse<Void> response =
          http.send(
              request
                  .uri(URI.create(system.site().url() + path))
                  .timeout(ANSWER_LIMIT)
                  .header("Authorization", "Bearer " + system.adminKey())
                  .header("Content-Type", "application/json")
                  .build(),
              BodyHandlers.discarding());
      String retry = response.headers().firstValue("Retry-After").orElse("-");
      note(answer + response.statusCode() + " " + retry);
    } catch (HttpTimeoutException e) {
      note(answer + "none in " + ANSWER_LIMIT.toSeconds() + " s");
    } catch (IOException e) {
      note(answer + "broken: " + e.getMessage());
    }
  }
}
