package io.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
record SystemClient(SandboxSystem system, String authorization, Duration limit) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long AGAIN_MS = 200;

  static SystemClient of(SandboxSystem system, Duration limit) {
    return new SystemClient(system, "Bearer " + system.adminKey(), limit);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(system.site().url() + path))
        .header("Content-Type", "application/json")
        .header("Authorization", authorization);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  int status(String path) throws Exception {
    return send(request(path).GET()).statusCode();
  }

  JsonNode get(String path) throws Exception {
    return JSON.readTree(send(request(path).GET()).body());
  }

  /** Asks until the answer is as wanted; fails with the last one when the limit is over. */
  JsonNode await(String path, Predicate<JsonNode> reached) throws Exception {
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
