package io.waymark.helm;

import static io.waymark.helm.TestingChart.object;
import static io.waymark.helm.TestingChart.render;
import static io.waymark.helm.TestingChart.required;
import static io.waymark.helm.TestingChart.requiredWith;
import static io.waymark.helm.TestingChart.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart sends to a cluster is what the cluster knows, and what the programs need. */
class RenderedChartTest {

  private static final String EVERYTHING =
      """
      nameOverride: wm
      logLevel: DEBUG
      imagePullSecrets: [{name: registry}]
      sidecar:
        replicas: 3
        image: {repository: images.example/sidecar, tag: "1.2", pullPolicy: Always}
        options: {http.cache.ms: 2000, limits.body.bytes: 1000000000, clickhouse.row.policy: true}
        bootstrapKeySecret: {name: first-key, key: admin}
        service: {type: NodePort, port: 8080, annotations: {a: b}}
        ingress:
          enabled: true
          className: nginx
          host: shop.example
          path: /waymark/
          tlsSecretName: shop-tls
          annotations: {c: d}
        podAnnotations: {e: f}
        nodeSelector: {pool: web}
        tolerations: [{key: web, operator: Exists}]
        affinity: {podAntiAffinity: {}}
      backtest:
        replicas: 2
        options: {part.events: 100000}
        podAnnotations: {i: j}
        nodeSelector: {pool: spare}
        tolerations: [{key: spare, operator: Exists}]
        affinity: {podAffinity: {}}
      job:
        options: {ordering.wait: 2s, journey.max-touches: 300}
        parallelism: 5
        slotsPerTaskManager: 2
        storage: {url: "file:///state", claimName: waymark-state}
        plugins: [flink-s3-fs-presto-2.2.1.jar, flink-azure-fs-hadoop-2.2.1.jar]
        environmentSecretName: storage-keys
        flinkConfiguration: {"execution.checkpointing.num-retained": 7}
        podAnnotations: {g: h}
        nodeSelector: {pool: state}
        tolerations: [{key: state, operator: Exists}]
        affinity: {nodeAffinity: {}}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "job: {mode: plain}",
        "job: {enabled: false, storage: {url: ''}}",
        EVERYTHING,
        EVERYTHING + "  mode: plain",
        "backtest: {enabled: false}",
      })
  void everyObjectHasTheFormThatItsKindAsksFor(String values) {
    List<JsonNode> objects = render(requiredWith(values));
    assertThat(objects).hasSizeGreaterThanOrEqualTo(3);
    for (JsonNode object : objects) {
      assertThat(ClusterSchemas.errors(object)).as("%s", object).isEmpty();
      assertThat(object.at("/metadata/labels/app.kubernetes.io~1part-of").asText())
          .isEqualTo("waymark");
    }
  }

  /** The checks above are worth something only if they find what is wrong. */
  @Test
  void anUnknownAWrongAndAMissingFieldAreFound() {
    List<JsonNode> objects = render(required());
    ObjectNode container =
        (ObjectNode)
            object(objects, "Deployment", "shop-sidecar").at("/spec/template/spec/containers/0");
    JsonNode deployment = object(objects, "Deployment", "shop-sidecar");
    ((ObjectNode) container.at("/ports/0")).put("containerPort", "8091");
    assertThat(ClusterSchemas.errors(deployment)).singleElement().asString().contains("\"8091\"");
    container.put("imagePulPolicy", "Always");
    assertThat(ClusterSchemas.errors(deployment))
        .singleElement()
        .asString()
        .contains("imagePulPolicy");
    container.remove(List.of("imagePulPolicy", "name"));
    assertThat(ClusterSchemas.errors(deployment))
        .singleElement()
        .asString()
        .contains("required field `name`");

    JsonNode job = object(objects, "FlinkDeployment", "shop-job");
    ((ObjectNode) job.at("/spec/job")).put("upgradeMod", "savepoint").put("parallelism", "2");
    assertThat(ClusterSchemas.errors(job))
        .anyMatch(error -> error.contains("upgradeMod"))
        .anyMatch(error -> error.contains("/spec/job/parallelism"));
  }

  @Test
  void addressesAndKeysComeOutOfSecretsByName() {
    List<JsonNode> objects =
        render(requiredWith("sidecar: {bootstrapKeySecret: {name: first-key}}"));
    assertThat(objects).noneMatch(object -> object.path("kind").asText().equals("Secret"));
    JsonNode pod = object(objects, "Deployment", "shop-sidecar").at("/spec/template/spec");
    JsonNode container = pod.at("/containers/0");
    assertThat(secretOf(container, "CLICKHOUSE_URL")).isEqualTo("clickhouse-address/url");
    assertThat(secretOf(container, "DATABASE_URL")).isEqualTo("postgres-address/url");
    assertThat(environment(container, "WAYMARK_BOOTSTRAP_KEY_FILE").path("value").asText())
        .isEqualTo("/run/waymark/admin.key");
    assertThat(pod.at("/volumes/2/secret/secretName").asText()).isEqualTo("first-key");
    // The secret itself is mounted where the key is copied alone.
    assertThat(container.path("volumeMounts").findValuesAsText("name"))
        .containsExactly("tmp", "admin-key");
    JsonNode job =
        object(objects, "FlinkDeployment", "shop-job").at("/spec/podTemplate/spec/containers/0");
    assertThat(secretOf(job, "CLICKHOUSE_URL")).isEqualTo("clickhouse-address/url");
  }

  @Test
  void optionsAreArgumentsAsTheyWereWritten() {
    List<JsonNode> objects = render(requiredWith(EVERYTHING));
    JsonNode sidecar = object(objects, "Deployment", "wm-sidecar");
    assertThat(texts(sidecar.at("/spec/template/spec/containers/0/args")))
        .containsExactly(
            "--clickhouse.row.policy=true",
            "--http.cache.ms=2000",
            "--limits.body.bytes=1000000000",
            "--http.base.path=/waymark");
    JsonNode job = object(objects, "FlinkDeployment", "wm-job");
    assertThat(texts(job.at("/spec/job/args")))
        .containsExactly("--journey.max-touches=300", "--ordering.wait=2s", "--parallelism=5");
    assertThat(job.at("/spec/flinkConfiguration/execution.checkpointing.num-retained").asText())
        .as("the user's setting wins")
        .isEqualTo("7");
    assertThat(job.at("/spec/flinkConfiguration/execution.checkpointing.dir").asText())
        .isEqualTo("file:///state/checkpoints");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "job: {mode: plain}"})
  void noContainerMayMoreThanItNeeds(String values) {
    int containers = 0;
    for (JsonNode object : render(requiredWith(values))) {
      JsonNode template =
          object.at(
              object.path("kind").asText().equals("Deployment")
                  ? "/spec/template"
                  : "/spec/podTemplate");
      for (JsonNode container : template.at("/spec/containers")) {
        containers++;
        assertThat(template.at("/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
        JsonNode security = container.path("securityContext");
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(texts(security.at("/capabilities/drop"))).containsExactly("ALL");
      }
    }
    assertThat(containers).isEqualTo(values.equals("{}") ? 3 : 4);
  }

  /** It is the job's image with another program, which takes its work out of PostgreSQL. */
  @Test
  void theProcessOfBacktestsRunsOutOfTheJobsImage() {
    List<JsonNode> objects = render(requiredWith(EVERYTHING));
    JsonNode deployment = object(objects, "Deployment", "wm-backtest");
    assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(2);
    JsonNode container = deployment.at("/spec/template/spec/containers/0");
    assertThat(container.path("image").asText()).startsWith("waymark/job:");
    assertThat(texts(container.path("command")))
        .endsWith("io.waymark.jobs.backtest.BacktestWorker", "--part.events=100000");
    assertThat(secretOf(container, "DATABASE_URL")).isEqualTo("postgres-address/url");
    assertThat(secretOf(container, "CLICKHOUSE_URL")).isEqualTo("clickhouse-address/url");
    String logging =
        object(objects, "ConfigMap", "wm-backtest").at("/data/log4j2.properties").asText();
    assertThat(logging)
        .contains("\"service\":\"waymark-backtest\"", "logger.waymark.level = DEBUG");
  }

  @Test
  void withoutAnOperatorTheJobKeepsItsIdAndHasSlotsForAllSubtasks() {
    String values = "job: {mode: plain, parallelism: 5, slotsPerTaskManager: 2}";
    List<JsonNode> objects = render(requiredWith(values));
    List<String> arguments =
        texts(
            object(objects, "Deployment", "shop-job-jobmanager")
                .at("/spec/template/spec/containers/0/args"));
    String id = arguments.get(arguments.indexOf("--job-id") + 1);
    assertThat(id).matches("[0-9a-f]{32}");
    assertThat(render(requiredWith(values)).toString()).contains(id);
    JsonNode taskManagers = object(objects, "Deployment", "shop-job-taskmanager");
    // 5 subtasks in twos: 3 processes.
    assertThat(taskManagers.at("/spec/replicas").asInt()).isEqualTo(3);
    assertThat(taskManagers.at("/spec/template/spec/containers/0/resources/limits/memory").asText())
        .isEqualTo("2560Mi");
    Map<String, Object> settings =
        values(object(objects, "ConfigMap", "shop-job").at("/data/config.yaml").asText());
    assertThat(settings)
        .containsEntry("high-availability.type", "kubernetes")
        .containsEntry("high-availability.storageDir", "s3://shop/waymark/high-availability")
        .containsEntry("kubernetes.cluster-id", "shop-job")
        .containsEntry("taskmanager.numberOfTaskSlots", "2")
        .containsEntry("taskmanager.memory.process.size", "2560m");
  }

  private static String secretOf(JsonNode container, String variable) {
    JsonNode reference = environment(container, variable).at("/valueFrom/secretKeyRef");
    return reference.path("name").asText() + "/" + reference.path("key").asText();
  }

  private static JsonNode environment(JsonNode container, String name) {
    for (JsonNode variable : container.path("env")) {
      if (variable.path("name").asText().equals(name)) {
        return variable;
      }
    }
    throw new AssertionError("no " + name + " in " + container.path("env"));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
