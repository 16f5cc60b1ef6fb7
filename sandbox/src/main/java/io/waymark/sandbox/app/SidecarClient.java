package io.waymark.sandbox.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.sandbox.SandboxException;
import io.waymark.sandbox.home.AdminKey;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks a system's sidecar with its own admin key.
 *
 * @param url of the sidecar
 * @param key that it is asked with
 */
record SidecarClient(String url, String key) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_PAGES = 1_000;

  static SidecarClient of(SystemAddress address) {
    return new SidecarClient(address.require().url(), AdminKey.read(address.folder().adminKey()));
  }

  /**
   * One request with a JSON body.
   *
   * @throws SandboxException with the problem's own words where it is refused
   */
  JsonNode send(String method, String path, Map<String, ?> body) {
    try {
      return answered(
          HttpRequest.newBuilder(URI.create(url + path))
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * What the sidecar said to a document.
   *
   * @param status of HTTP
   * @param body an answer or a problem
   */
  record Reply(int status, JsonNode body) {
    /** Whether it is a problem of that type. */
    boolean isProblem(String type) {
      return status >= 400 && body.path("type").asText().equals("/problems/" + type);
    }
  }

  /** Sends a document; refusals are answers too. */
  Reply exchange(String method, String path, Upload upload) {
    return reply(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", upload.contentType())
            .method(method, BodyPublishers.ofByteArray(upload.bytes())));
  }

  /**
   * One answer.
   *
   * @throws SandboxException with the problem's own words where it is refused
   */
  JsonNode get(String path) {
    return answered(HttpRequest.newBuilder(URI.create(url + path)));
  }

  /** All entries of a list, page after page. */
  List<JsonNode> all(String path, String member) {
    List<JsonNode> entries = new ArrayList<>();
    String next = path;
    for (int page = 0; page < MAX_PAGES; page++) {
      JsonNode found = answered(HttpRequest.newBuilder(URI.create(url + next)));
      found.path(member).forEach(entries::add);
      if (!found.path("next_cursor").isTextual()) {
        return entries;
      }
      next =
          path + (path.contains("?") ? "&" : "?") + "cursor=" + found.get("next_cursor").asText();
    }
    throw new SandboxException("There are more than " + entries.size() + " entries.");
  }

  /** A text as a part of a path or query. */
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode answered(HttpRequest.Builder request) {
    Reply reply = reply(request);
    if (reply.status() >= 400) {
      throw new SandboxException(sentence(reply.body()));
    }
    return reply.body();
  }

  private Reply reply(HttpRequest.Builder request) {
    request.header("Authorization", "Bearer " + key).timeout(PATIENCE);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new SandboxException(
          "The sidecar does not answer at " + url + ": see ./waymark status.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted.", e);
    }
  }

  /** What a problem says, in one sentence. */
  static String sentence(JsonNode problem) {
    JsonNode hint = problem.at("/errors/0/hint");
    return problem.path("detail").asText()
        + ": "
        + (hint.isMissingNode() ? problem.path("hint").asText() : hint.asText())
        + ".";
  }
}
