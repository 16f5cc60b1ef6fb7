package io.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** Calls about patterns, and others, to a running system. */
final class PatternCalls {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATTERNS = "/api/v1/patterns/";

  private final SandboxSystem system;
  private final SystemClient client;

  PatternCalls(SandboxSystem system) {
    this.system = system;
    this.client = SystemClient.of(system, LIMIT);
  }

  void put(String id, String yaml) throws Exception {
    answered(
        client
            .request(PATTERNS + id)
            .setHeader("Content-Type", "application/yaml")
            .PUT(BodyPublishers.ofString(yaml)));
  }

  /** Lets the newest version run, whatever its stage. */
  void live(String id) throws Exception {
    post(id + "/promote", "{\"to\":\"live\"}");
  }

  void events(String array) throws Exception {
    answered(client.request("/api/v1/events").POST(BodyPublishers.ofString(array)));
  }

  JsonNode post(String path, String body) throws Exception {
    return answered(client.request(PATTERNS + path).POST(BodyPublishers.ofString(body)));
  }

  JsonNode get(String path) throws Exception {
    return answered(client.request(PATTERNS + path).GET());
  }

  /** The answer of that path once it is as wanted. */
  JsonNode await(String path, Predicate<JsonNode> wanted) throws Exception {
    return client.await(PATTERNS + path, wanted);
  }

  /** What the running pattern counted over those journeys, once it has seen all of them. */
  JsonNode counted(String id, RandomJourneys journeys) throws Exception {
    String stats = id + "/stats?from=" + journeys.begin() + "&to=" + journeys.over();
    JsonNode complete =
        await(
            stats,
            answer ->
                answer.path("as_of").isTextual()
                    && !Instant.parse(answer.path("as_of").asText()).isBefore(journeys.over()));
    return complete.at("/versions/0");
  }

  /** What a backtest of the first version counts over those journeys. */
  JsonNode backtest(String id, RandomJourneys journeys) throws Exception {
    String body = "{\"version\":1,\"from\":\"%s\",\"to\":\"%s\"}";
    JsonNode begun = post(id + "/backtest", body.formatted(journeys.begin(), journeys.over()));
    JsonNode done =
        await(
            id + "/backtests/" + begun.path("id").asText(),
            backtest -> !backtest.path("state").asText().matches("waiting|running"));
    assertThat(done.path("state").asText()).as("%s", done).isEqualTo("succeeded");
    return done.path("result");
  }

  /** How often the job was restarted. */
  long jobRestarts() throws Exception {
    String flink = system.site().flinkUrl();
    String id = flink(flink + "/jobs").at("/jobs/0/id").asText();
    return flink(flink + "/jobs/" + id + "/metrics?get=numRestarts").at("/0/value").asLong(-1);
  }

  private static JsonNode flink(String url) throws Exception {
    return JSON.readTree(URI.create(url).toURL());
  }

  private JsonNode answered(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = client.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return JSON.readTree(answer.body());
  }
}
