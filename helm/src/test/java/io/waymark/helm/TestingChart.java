package io.waymark.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The chart in this repository, rendered by Helm itself. */
final class TestingChart {

  static final Path FOLDER = Path.of("waymark");
  static final ObjectMapper JSON = new ObjectMapper();

  private TestingChart() {}

  /** The fewest values that an installation must give. */
  static Map<String, Object> required() {
    return values(
        """
        kafka: {bootstrapServers: "kafka-0.kafka:9092,kafka-1.kafka:9092"}
        clickhouse: {urlSecret: {name: clickhouse-address}}
        postgres: {urlSecret: {name: postgres-address}}
        job: {storage: {url: "s3://shop/waymark"}}
        """);
  }

  /** The required values and some more, which win. */
  static Map<String, Object> requiredWith(String yaml) {
    return merged(required(), values(yaml));
  }

  static Map<String, Object> values(String yaml) {
    return new Yaml().load(yaml);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> merged(Map<String, Object> under, Map<String, Object> over) {
    Map<String, Object> merged = new LinkedHashMap<>(under);
    over.forEach((key, value) ->
        merged.merge(
            key,
            value,
            (old, fresh) ->
                old instanceof Map<?, ?> a && fresh instanceof Map<?, ?> b
                    ? merged((Map<String, Object>) a, (Map<String, Object>) b)
                    : fresh));
    return merged;
  }

  /** The objects that Helm would send to a cluster, in its order. */
  static List<JsonNode> render(Map<String, Object> values) {
    List<JsonNode> objects = new ArrayList<>();
    for (Object object : new Yaml().loadAll(template(values))) {
      if (object != null) {
        objects.add(JSON.valueToTree(object));
      }
    }
    return objects;
  }

  /**
   * The text that Helm makes of the templates.
   *
   * @throws IllegalStateException with Helm's message where it refuses the values
   */
  static String template(Map<String, Object> values) {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      try {
        Files.writeString(file, new Yaml().dump(values));
        return new Helm(FOLDER)
            .template()
            .withName("shop")
            .withNamespace("marketing")
            .withKubeVersion("1.33.0")
            .withValuesFile(file)
            .call();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one object of that kind and name. */
  static JsonNode object(List<JsonNode> objects, String kind, String name) {
    return objects.stream()
        .filter(object -> object.path("kind").asText().equals(kind))
        .filter(object -> object.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " in " + objects));
  }
}
