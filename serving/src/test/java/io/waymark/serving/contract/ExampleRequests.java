package io.waymark.serving.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.serving.http.Request;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The request that the document's examples make of an operation. */
public final class ExampleRequests {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ExampleRequests() {}

  /** Its path and query with every example filled in. */
  public static String target(ApiDocument.Operation operation) {
    String path = operation.template();
    List<String> query = new ArrayList<>();
    for (Map<String, Object> parameter : ApiDocument.SHIPPED.parameters(operation)) {
      Object example = parameter.get("example");
      if (example == null) {
        continue;
      }
      String text = URLEncoder.encode(example.toString(), UTF_8).replace("+", "%20");
      if ("path".equals(parameter.get("in"))) {
        path = path.replace("{" + parameter.get("name") + "}", text);
      } else if ("query".equals(parameter.get("in"))) {
        query.add(parameter.get("name") + "=" + text);
      }
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  /** One request for each media type of its body, or the one without a body. */
  public static List<Request> of(ApiDocument.Operation operation) {
    Map<String, Object> body = ApiDocument.map(operation.members().get("requestBody"));
    if (body.isEmpty()) {
      return List.of(request(operation, Map.of(), ""));
    }
    List<Request> requests = new ArrayList<>();
    ApiDocument.map(body.get("content"))
        .forEach((type, content) -> {
          Object example = ApiDocument.map(content).get("example");
          String text = example instanceof String plain ? plain : json(example);
          requests.add(request(operation, Map.of("content-type", type), text));
        });
    return requests;
  }

  private static Request request(
      ApiDocument.Operation operation, Map<String, String> headers, String body) {
    Request target = Request.get(target(operation));
    Map<String, String> all = new HashMap<>(headers);
    all.put("authorization", "Bearer test");
    return new Request(
        operation.method(),
        target.path(),
        target.query(),
        all,
        new ByteArrayInputStream(body.getBytes(UTF_8)));
  }

  private static String json(Object example) {
    try {
      return JSON.writeValueAsString(example);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
