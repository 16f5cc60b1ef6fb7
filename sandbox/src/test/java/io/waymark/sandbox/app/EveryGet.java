package io.waymark.sandbox.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every GET of a sidecar's OpenAPI document that needs a key, with ids of a pool in its path and
 * with its examples as parameters: a route that is added later is asked too.
 *
 * @param http the connection
 * @param url of the sidecar
 */
record EveryGet(HttpClient http, String url) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Members that move with time, whoever sends what. */
  private static final List<String> MOVING =
      List.of("as_of", "completeness", "rates", "engagement", "request_id", "gaps");

  /** One answer: status, headers and body. */
  record Got(int status, String all, JsonNode body) {}

  /** The answers to a key, by target. */
  Map<String, Got> answers(String key, List<String> ids) throws Exception {
    Map<String, Got> answers = new TreeMap<>();
    for (String target : targets(ids)) {
      answers.put(target, get(target, key));
    }
    return answers;
  }

  /** The same without what moves with time. */
  static Map<String, JsonNode> atRest(Map<String, Got> answers) {
    Map<String, JsonNode> rest = new TreeMap<>();
    answers.forEach((target, got) -> rest.put(target, still(got.body().deepCopy())));
    return rest;
  }

  private static JsonNode still(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(MOVING);
    }
    node.forEach(EveryGet::still);
    return node;
  }

  Got get(String target, String key) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + target))
            .header("Authorization", "Bearer " + key)
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    String all = answer.statusCode() + " " + answer.headers().map() + " " + answer.body();
    boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
    JsonNode body = json ? JSON.readTree(answer.body()) : TextNode.valueOf(answer.body());
    return new Got(answer.statusCode(), all, body);
  }

  private List<String> targets(List<String> ids) throws IOException, InterruptedException {
    JsonNode document = get("/openapi.json", "").body();
    List<String> targets = new ArrayList<>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(path -> {
          JsonNode operation = path.getValue().path("get");
          if (!operation.isMissingNode() && !operation.has("security")) {
            targets.addAll(targets(document, path.getKey(), operation, ids));
          }
        });
    return targets;
  }

  private static List<String> targets(
      JsonNode document, String path, JsonNode operation, List<String> ids) {
    List<String> query = new ArrayList<>();
    for (JsonNode each : operation.path("parameters")) {
      JsonNode parameter =
          each.has("$ref") ? document.at(each.get("$ref").asText().substring(1)) : each;
      if (parameter.path("in").asText().equals("query") && parameter.has("example")) {
        query.add(parameter.get("name").asText() + "=" + parameter.get("example").asText());
      }
    }
    List<String> targets = new ArrayList<>();
    for (String id : path.contains("{") ? ids : List.of("")) {
      String filled = path.replaceAll("\\{[^}]*}", id);
      targets.add(filled);
      if (!query.isEmpty()) {
        targets.add(filled + "?" + String.join("&", query));
      }
    }
    return targets;
  }
}
