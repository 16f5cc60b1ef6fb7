package io.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Asks the sidecar of a running system with its admin key.
 *
 * @param limit how long an answer may take to become the one that is waited for
 */
public record SystemClient(SandboxSystem system, String authorization, Duration limit) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final long AGAIN_MS = 200;
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  /** With that limit. */
  public static SystemClient of(SandboxSystem system, Duration limit) {
    return new SystemClient(system, "Bearer " + system.adminKey(), limit);
  }

  /** A request that is still to be told its method. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(system.site().url() + path))
        .timeout(ANSWER_LIMIT)
        .header("Content-Type", "application/json")
        .header("Authorization", authorization);
  }

  /** Sends it as it is. */
  public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  /** Posts a body of JSON. */
  public HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  /** Status of a GET. */
  public int status(String path) throws Exception {
    return send(request(path).GET()).statusCode();
  }

  /** Answer of a GET. */
  public JsonNode get(String path) throws Exception {
    return JSON.readTree(send(request(path).GET()).body());
  }

  /** Asks until the status is as wanted; a system that is starting refuses connections. */
  public void awaitStatus(String path, int status) throws Exception {
    awaitAnswer(path, answer -> answer.statusCode() == status);
  }

  /** As {@link #await}, where the sidecar is killed: nobody answers while it starts again. */
  public JsonNode awaitThroughKills(String path, Predicate<JsonNode> reached) throws Exception {
    HttpResponse<String> found =
        awaitAnswer(
            path,
            answer -> answer.statusCode() == OK && reached.test(JSON.readTree(answer.body())));
    return JSON.readTree(found.body());
  }

  private interface Wanted {
    boolean is(HttpResponse<String> answer) throws IOException;
  }

  private HttpResponse<String> awaitAnswer(String path, Wanted wanted) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    String seen = "nothing";
    while (System.nanoTime() < end) {
      try {
        HttpResponse<String> answer = send(request(path).GET());
        if (wanted.is(answer)) {
          return answer;
        }
        seen = answer.statusCode() + " " + answer.body();
      } catch (IOException e) {
        seen = String.valueOf(e);
      }
      Thread.sleep(AGAIN_MS);
    }
    throw new AssertionError(path + ": " + seen + "; " + system.status());
  }

  /** Asks until the answer is as wanted; fails with the last one when the limit is over. */
  public JsonNode await(String path, Predicate<JsonNode> reached) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    JsonNode answer = get(path);
    while (!reached.test(answer)) {
      assertThat(System.nanoTime()).as("%s says %s", path, answer).isLessThan(end);
      Thread.sleep(AGAIN_MS);
      answer = get(path);
    }
    return answer;
  }
}
