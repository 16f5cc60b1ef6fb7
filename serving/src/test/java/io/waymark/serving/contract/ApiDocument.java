package io.waymark.serving.contract;

import io.waymark.serving.docs.OpenApiDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The OpenAPI document as tests walk through it: references resolved, operations by route. */
public final class ApiDocument {

  /** The one that is shipped. */
  public static final ApiDocument SHIPPED = new ApiDocument(new OpenApiDocument().tree());

  private final Map<String, Object> tree;

  ApiDocument(Map<String, Object> tree) {
    this.tree = tree;
  }

  /**
   * One method of one path.
   *
   * @param method in upper case
   * @param template path with {@code {parameters}}
   * @param members what the document says of it
   */
  public record Operation(String method, String template, Map<String, Object> members) {

    /** Method and template. */
    public String name() {
      return method + " " + template;
    }
  }

  /** All operations in the order of the document. */
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    map(tree.get("paths"))
        .forEach((path, methods) ->
            map(methods)
                .forEach((method, members) ->
                    operations.add(
                        new Operation(method.toUpperCase(Locale.ROOT), path, map(members)))));
    return operations;
  }

  /** The operation that answers that method and path, if any does. */
  public Optional<Operation> find(String method, String path) {
    String served = method.equals("HEAD") ? "GET" : method;
    return operations().stream()
        .filter(each -> each.method().equals(served) && matches(each.template(), path))
        .findFirst();
  }

  private static boolean matches(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].startsWith("{") && !wanted[i].equals(given[i])) {
        return false;
      }
    }
    return true;
  }

  /** Its parameters, resolved. */
  public List<Map<String, Object>> parameters(Operation operation) {
    List<Map<String, Object>> parameters = new ArrayList<>();
    for (Object each : list(operation.members().get("parameters"))) {
      parameters.add(map(resolved(each)));
    }
    return parameters;
  }

  /** Its responses by status, resolved. */
  public Map<String, Map<String, Object>> responses(Operation operation) {
    Map<String, Map<String, Object>> responses = new LinkedHashMap<>();
    map(operation.members().get("responses"))
        .forEach((status, response) -> responses.put(status, map(resolved(response))));
    return responses;
  }

  /** A section of {@code components}. */
  public Map<String, Object> components(String section) {
    return map(map(tree.get("components")).get(section));
  }

  /** What a reference leads to, or the node itself. */
  public Object resolved(Object node) {
    if (node instanceof Map<?, ?> members && members.get("$ref") instanceof String reference) {
      Object at = tree;
      for (String part : reference.substring(2).split("/")) {
        at = map(at).get(part.replace("~1", "/").replace("~0", "~"));
      }
      return resolved(at);
    }
    return node;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object node) {
    return node == null ? Map.of() : (Map<String, Object>) node;
  }

  static List<?> list(Object node) {
    return node == null ? List.of() : (List<?>) node;
  }
}
