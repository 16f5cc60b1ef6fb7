package io.waymark.bench.start;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** A user's first event: posted, and asked for until it comes back. */
final class FirstEvent {
  private static final String CUSTOMER = "first-customer";
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String url;

  FirstEvent(String url) {
    this.url = url;
  }

  /** Whether the system says that it is ready. */
  boolean isReady() throws InterruptedException {
    return status(request("/health/ready").GET()) == OK;
  }

  /** Whether the event was taken. */
  boolean post(String key) throws InterruptedException {
    String event =
        """
        {"event_id":"first-event","customer_id":"%s","kind":"touch","name":"visit",\
        "channel":"direct","ts":"%s"}\
        """
            .formatted(CUSTOMER, Instant.now());
    return status(
            request("/api/v1/events")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event)))
        == ACCEPTED;
  }

  /** Whether its customer is known. */
  boolean isBack(String key) throws InterruptedException {
    return status(
            request("/api/v1/analytics/customers/" + CUSTOMER + "/behavior")
                .header("Authorization", "Bearer " + key)
                .GET())
        == OK;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
  }

  /** The status, or 0 while nothing answers. */
  private int status(HttpRequest.Builder request) throws InterruptedException {
    try {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }
}
