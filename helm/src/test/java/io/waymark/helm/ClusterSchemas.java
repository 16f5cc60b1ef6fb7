package io.waymark.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * What an API server would say, offline and stricter: unknown fields are errors and nothing is
 * converted. Kubernetes' own kinds are held to the models that its project generates from its
 * OpenAPI document, FlinkDeployment to the definition that the operator installs.
 */
final class ClusterSchemas {

  /** Says in an exception what a kind does not allow. */
  private interface Check {
    void of(JsonElement object) throws IOException;
  }

  private record Kind(Check check, Class<?> model) {}

  private static final Map<String, Kind> KINDS =
      Map.of(
          "apps/v1 Deployment", new Kind(V1Deployment::validateJsonElement, V1Deployment.class),
          "v1 Service", new Kind(V1Service::validateJsonElement, V1Service.class),
          "v1 ConfigMap", new Kind(V1ConfigMap::validateJsonElement, V1ConfigMap.class),
          "v1 ServiceAccount",
              new Kind(V1ServiceAccount::validateJsonElement, V1ServiceAccount.class),
          "networking.k8s.io/v1 Ingress", new Kind(V1Ingress::validateJsonElement, V1Ingress.class),
          "rbac.authorization.k8s.io/v1 Role", new Kind(V1Role::validateJsonElement, V1Role.class),
          "rbac.authorization.k8s.io/v1 RoleBinding",
              new Kind(V1RoleBinding::validateJsonElement, V1RoleBinding.class));

  private static final String FLINK_DEPLOYMENT = "flink.apache.org/v1beta1 FlinkDeployment";
  private static final Schema FLINK = flink();

  private ClusterSchemas() {}

  /** What is wrong with the object; nothing where it is right. */
  static List<String> errors(JsonNode object) {
    String kind = object.path("apiVersion").asText() + " " + object.path("kind").asText();
    if (kind.equals(FLINK_DEPLOYMENT)) {
      return FLINK.validate(object.toString(), InputFormat.JSON).stream()
          .map(Object::toString)
          .toList();
    }
    Kind known = KINDS.get(kind);
    return known == null ? List.of(kind + " is no kind of this chart") : errors(known, object);
  }

  private static List<String> errors(Kind kind, JsonNode object) {
    try {
      new JSON(); // its constructor makes the converters that getGson() needs
      kind.check().of(JsonParser.parseString(object.toString()));
      Object read = JSON.getGson().fromJson(object.toString(), kind.model());
      List<String> converted = new ArrayList<>();
      compare("", object, TestingChart.JSON.readTree(JSON.getGson().toJson(read)), converted);
      return converted;
    } catch (IOException | RuntimeException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  /** A value that comes back as another type was converted: an API server would refuse it. */
  private static void compare(String path, JsonNode sent, JsonNode read, List<String> errors) {
    if (sent.getNodeType() != read.getNodeType()) {
      errors.add(path + ": " + sent + " was read as " + read);
      return;
    }
    Iterator<Map.Entry<String, JsonNode>> fields = sent.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      String name = path + "/" + field.getKey();
      compare(name, field.getValue(), read.path(field.getKey()), errors);
    }
    if (sent instanceof ArrayNode items) {
      for (int i = 0; i < items.size(); i++) {
        compare(path + "/" + i, items.get(i), read.path(i), errors);
      }
    }
  }

  private static Schema flink() {
    String file = "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";
    try (InputStream in = ClusterSchemas.class.getResourceAsStream(file)) {
      JsonNode definition = TestingChart.JSON.valueToTree(new Yaml().load(in));
      JsonNode schema = definition.at("/spec/versions/0/schema/openAPIV3Schema");
      // The newest operator on Maven Central is older than Flink 2; later ones add only the name.
      ((ArrayNode) schema.at("/properties/spec/properties/flinkVersion/enum")).add("v2_2");
      close(schema.at("/properties/spec"));
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema.toString());
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  /** An API server drops unknown fields without a word; here they are errors. */
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode node
        && node.path("properties").isObject()
        && !node.has("additionalProperties")
        && !node.has("x-kubernetes-preserve-unknown-fields")) {
      node.put("additionalProperties", false);
    }
    schema.forEach(ClusterSchemas::close);
  }
}
