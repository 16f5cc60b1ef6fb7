package io.waymark.serving.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document is complete: parameters, refusals and examples of every operation. */
class DocumentTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ApiDocument DOCUMENT = ApiDocument.SHIPPED;

  static List<ApiDocument.Operation> operations() {
    return DOCUMENT.operations();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyParameterIsDescribedAndCanBeTried(ApiDocument.Operation operation) {
    Set<String> inPath = new TreeSet<>();
    for (Map<String, Object> parameter : DOCUMENT.parameters(operation)) {
      String name = operation.name() + " " + parameter.get("name");
      assertThat(parameter).as(name).containsKeys("name", "in", "description", "schema");
      if ("path".equals(parameter.get("in"))) {
        inPath.add("{" + parameter.get("name") + "}");
        assertThat(parameter).as(name).containsEntry("required", true).containsKey("example");
      }
      Object example = parameter.get("example");
      if (example != null) {
        assertThat(mistakes(parameter.get("schema"), example)).as(name).isEmpty();
      }
    }
    Set<String> wanted = new TreeSet<>(List.of(operation.template().split("/")));
    wanted.removeIf(segment -> !segment.startsWith("{"));
    assertThat(inPath).isEqualTo(wanted);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyRefusalThatAllRoutesHaveIsListed(ApiDocument.Operation operation) {
    Set<String> statuses = DOCUMENT.responses(operation).keySet();
    assertThat(statuses).as(operation.name()).contains("400");
    if (operation.method().equals("GET")) {
      assertThat(statuses).as(operation.name()).contains("304");
    }
    if (!List.of().equals(operation.members().get("security"))) {
      assertThat(statuses).as(operation.name()).contains("401", "403", "503");
    }
    if (operation.members().containsKey("requestBody")) {
      assertThat(statuses).as(operation.name()).contains("413", "415");
    }
    if (operation.method().equals("POST")) {
      assertThat(statuses).as(operation.name()).contains("409", "422");
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyBodyHasAnExampleThatItsSchemaAllows(ApiDocument.Operation operation) {
    Map<String, Object> request = ApiDocument.map(operation.members().get("requestBody"));
    checkExamples(operation.name() + " request", request);
    DOCUMENT
        .responses(operation)
        .forEach((status, response) -> checkExamples(operation.name() + " " + status, response));
  }

  private static void checkExamples(String name, Map<String, Object> holder) {
    ApiDocument.map(holder.get("content"))
        .forEach((type, body) -> {
          Object schema = ApiDocument.map(body).get("schema");
          assertThat(schema).as("schema of %s", name).isNotNull();
          if (type.endsWith("json") && !type.endsWith("ndjson")) {
            Object example = ApiDocument.map(body).get("example");
            assertThat(example).as("example of %s", name).isNotNull();
            assertThat(mistakes(schema, Objects.requireNonNull(example))).as(name).isEmpty();
          }
        });
  }

  private static List<String> mistakes(Object schema, Object example) {
    try {
      return ApiContract.SHIPPED.mistakes(schema, JSON.writeValueAsString(example));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
