package io.waymark.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Every GET of the system's OpenAPI document, with its examples filled in. A route is measured by
 * being in the document.
 *
 * @param asked routes that answer 200 to their example
 * @param left routes that do not, with what they answered
 */
record Targets(List<Target> asked, List<String> left) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int HIT_TRIES = 3;

  /**
   * One route.
   *
   * @param route its template
   * @param target path and query to ask for
   * @param cached whether answers are kept for a moment
   */
  record Target(String route, String target, boolean cached) {}

  /**
   * Reads the document and asks each route once.
   *
   * @param own parts of targets in the document, and what stands for them in this system
   */
  static Targets of(ApiClient client, Map<String, String> own)
      throws IOException, InterruptedException {
    JsonNode paths = JSON.readTree(client.get("/openapi.json").body()).path("paths");
    List<Target> asked = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (Iterator<Map.Entry<String, JsonNode>> each = paths.fields(); each.hasNext(); ) {
      Map.Entry<String, JsonNode> path = each.next();
      JsonNode get = path.getValue().path("get");
      if (!get.isMissingNode()) {
        probe(client, path.getKey(), target(path.getKey(), get, own), asked, left);
      }
    }
    return new Targets(asked, left);
  }

  private static void probe(
      ApiClient client, String route, String target, List<Target> asked, List<String> left)
      throws InterruptedException {
    HttpResponse<String> answer = client.get(target);
    boolean cached = false;
    for (int i = 0; i < HIT_TRIES && answer.statusCode() == OK; i++) {
      answer = client.get(target);
      cached |= answer.headers().firstValue("Cache-Status").orElse("").contains("hit");
    }
    if (answer.statusCode() == OK) {
      asked.add(new Target(route, target, cached));
    } else {
      left.add(route + " (" + answer.statusCode() + ")");
    }
  }

  private static String target(String route, JsonNode get, Map<String, String> own) {
    String path = replaced(route, own);
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : get.path("parameters")) {
      String name = parameter.path("name").asText();
      String example = encoded(parameter.path("example").asText());
      if (parameter.path("in").asText().equals("path")) {
        path = path.replace("{" + name + "}", example);
      } else if (!example.isEmpty() && parameter.path("in").asText().equals("query")) {
        query.add(name + "=" + example);
      }
    }
    return query.isEmpty() ? path : path + "?" + replaced(String.join("&", query), own);
  }

  private static String replaced(String text, Map<String, String> own) {
    String all = text;
    for (Map.Entry<String, String> each : own.entrySet()) {
      all = all.replace(each.getKey(), each.getValue());
    }
    return all;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
