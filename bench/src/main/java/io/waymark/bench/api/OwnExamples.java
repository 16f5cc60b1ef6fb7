package io.waymark.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.bench.measure.Waiting;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes in a filled system what the examples of the document speak of. */
record OwnExamples(ApiClient client, String key) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration BETWEEN_BUYERS = Duration.ofSeconds(4);
  private static final int BUYERS = 100;
  private static final String PATTERNS = "/api/v1/patterns";
  private static final String ERASURES = "/api/v1/erasures/";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Parts of targets in the document, and what stands for them here; the longest first. */
  Map<String, String> prepare() throws IOException, InterruptedException {
    Map<String, String> own = new LinkedHashMap<>();
    String operation = location(client.getLater("/api/v1/analytics/dashboard/channels"));
    own.put("/api/v1/operations/{id}", operation);
    own.put("/api/v1/keys/{key}", "/api/v1/keys/" + key.split("_")[1]);
    own.put("/api/v1/tenants/{tenant}", "/api/v1/tenants/main");
    own.put(ERASURES + "{id}", erasure());
    own.putAll(pattern());
    // Whatever was found was found just now.
    own.put("from=2026-11-01&to=2026-11-02", "range=last_7_days");
    return own;
  }

  /** Of somebody who never came, so that all others stay. */
  private String erasure() throws IOException, InterruptedException {
    String receipt = location(client.delete("/api/v1/customers/never-came?unseen=true"));
    Waiting.until(
        "an erasure is done",
        LIMIT,
        Waiting.POLL,
        () -> read(receipt).path("state").asText().equals("done"));
    return receipt;
  }

  /** The pattern of the document, live, with matches and a backtest over all that came before. */
  private Map<String, String> pattern() throws IOException, InterruptedException {
    JsonNode definition =
        read("/openapi.json")
            .path("paths")
            .path(PATTERNS)
            .at("/post/requestBody/content")
            .path("application/json")
            .path("example");
    String own = location(client.post(PATTERNS, definition.toString()));
    client.post(own + "/promote", "{\"to\":\"live\"}");
    String backtest = location(client.post(own + "/backtest", "{\"version\":1}"));
    Waiting.until(
        "a backtest is over",
        LIMIT,
        Waiting.POLL,
        () -> !read(backtest).path("state").asText().matches("waiting|running"));
    // It holds from some seconds after the promotion on, so that the first ones may come to
    // nothing.
    Waiting.until(
        "matches can be queried",
        LIMIT,
        BETWEEN_BUYERS,
        () -> {
          client.post(buyers(Instant.now()));
          return !read(own + "/matches").path("matches").isEmpty();
        });
    return Map.of(
        PATTERNS + "/{id}", own, "/{backtest}", backtest.substring(backtest.lastIndexOf('/')));
  }

  private static String buyers(Instant now) {
    StringBuilder events = new StringBuilder("[");
    for (int i = 0; i < BUYERS; i++) {
      String person = now.toEpochMilli() + "-" + i;
      events.append(i == 0 ? "" : ",").append(event("mail-", person, now.minusSeconds(1)));
      events.append(",\"kind\":\"touch\"},").append(event("sale-", person, now));
      events.append(",\"kind\":\"conversion\",\"revenue\":5}");
    }
    return events.append(']').toString();
  }

  private static String event(String id, String person, Instant ts) {
    return "{\"event_id\":\"%s%s\",\"customer_id\":\"%s\",\"ts\":\"%s\",\"channel\":\"email\""
        .formatted(id, person, person, ts);
  }

  private JsonNode read(String target) throws IOException, InterruptedException {
    return JSON.readTree(client.get(target).body());
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new IllegalStateException("no Location: " + answer.body()));
  }
}
