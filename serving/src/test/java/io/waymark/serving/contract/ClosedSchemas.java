package io.waymark.serving.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The document's schemas (JSON Schema 2020-12, as in OpenAPI 3.1), closed: the published ones let
 * clients live with members that are added later; here a member that is not described is a mistake.
 */
final class ClosedSchemas {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> MAPS_OF_SCHEMAS =
      Set.of("properties", "patternProperties", "$defs");
  private static final Set<String> LISTS_OF_SCHEMAS = Set.of("allOf", "anyOf", "oneOf");
  private static final Set<String> SCHEMAS = Set.of("items", "additionalProperties", "not");

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Object> components = new LinkedHashMap<>();
  private final Map<Object, Schema> compiled = new IdentityHashMap<>();

  ClosedSchemas(ApiDocument document) {
    Map<String, Object> schemas = document.components("schemas");
    Set<String> parts = new TreeSet<>();
    collectParts(schemas, parts);
    schemas.forEach(
        (name, schema) -> components.put(name, parts.contains(name) ? schema : closed(schema)));
  }

  /** Names of schemas that are part of others by allOf: those close around all of their parts. */
  private static void collectParts(Object node, Set<String> parts) {
    if (node instanceof Map<?, ?> members) {
      for (Object branch : ApiDocument.list(members.get("allOf"))) {
        String reference = String.valueOf(ApiDocument.map(branch).get("$ref"));
        parts.add(reference.substring(reference.lastIndexOf('/') + 1));
      }
      members.values().forEach(member -> collectParts(member, parts));
    } else if (node instanceof List<?> items) {
      items.forEach(item -> collectParts(item, parts));
    }
  }

  /** What is wrong with the text; empty where nothing is. */
  synchronized List<String> mistakes(Object schema, String json) {
    return compiled
        .computeIfAbsent(schema, this::compile)
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private Schema compile(Object schema) {
    Map<String, Object> root = new LinkedHashMap<>(ApiDocument.map(closed(schema)));
    root.put("components", Map.of("schemas", components));
    try {
      return registry.getSchema(JSON.writeValueAsString(root));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object closed(Object node) {
    if (!(node instanceof Map<?, ?> schema)) {
      return node;
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    schema.forEach((key, value) -> copy.put((String) key, closedMember((String) key, value)));
    boolean open =
        copy.containsKey("additionalProperties") || copy.containsKey("unevaluatedProperties");
    if (copy.containsKey("properties") && !open) {
      copy.put("unevaluatedProperties", false);
    }
    return copy;
  }

  private static Object closedMember(String key, Object value) {
    if (MAPS_OF_SCHEMAS.contains(key)) {
      Map<String, Object> members = new LinkedHashMap<>();
      ApiDocument.map(value).forEach((name, schema) -> members.put(name, closed(schema)));
      return members;
    }
    if (LISTS_OF_SCHEMAS.contains(key)) {
      return ApiDocument.list(value).stream().map(ClosedSchemas::closed).toList();
    }
    return SCHEMAS.contains(key) ? closed(value) : value;
  }
}
