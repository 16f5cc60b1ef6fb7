package io.waymark.helm;

import static io.waymark.helm.TestingChart.required;
import static io.waymark.helm.TestingChart.requiredWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** Wrong values are refused before anything reaches a cluster, and the path says which. */
class ValuesTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sidecra: {};                                              sidecra",
        "sidecar: {replicas: two};                                 sidecar/replicas",
        "sidecar: {replicas: 0};                                   sidecar/replicas",
        "sidecar: {image: {tag: 'a b'}};                           sidecar/image/tag",
        "sidecar: {options: {http.cash.ms: 5}};                    sidecar/options",
        "sidecar: {options: {database.url: 'postgresql://u:p@h'}}; sidecar/options",
        "sidecar: {resources: {limits: {memory: much}}};           sidecar/resources/limits/memory",
        "sidecar: {ingress: {enabled: true}};                      sidecar/ingress/host",
        "sidecar: {service: {port: 70000}};                        sidecar/service/port",
        "logLevel: LOUD;                                           logLevel",
        "kafka: {bootstrapServers: kafka};                         kafka/bootstrapServers",
        "clickhouse: {urlSecret: {name: ''}};                      clickhouse/urlSecret/name",
        "clickhouse: {url: 'http://u:p@h'};                        clickhouse",
        "postgres: {urlSecret: {name: 'No_Name'}};                 postgres/urlSecret/name",
        "job: {mode: batch};                                       job/mode",
        "job: {upgradeMode: stateless};                            job/upgradeMode",
        "job: {storage: {url: /tmp/state}};                        job/storage/url",
        "job: {storage: {url: ''}};                                job/storage/url",
        "job: {parallelism: 0};                                    job/parallelism",
        "job: {options: {parallelism: 4}};                         job/options",
        "job: {taskManager: {memory: 4Gi}};                        job/taskManager/memory",
        "job: {flinkConfiguration: {a: [b]}};                      job/flinkConfiguration/a",
        "backtest: {replicas: 0};                                  backtest/replicas",
        "backtest: {options: {parts.events: 5}};                   backtest/options",
      })
  void aWrongValueIsRefusedWithItsPath(String yaml, String path) {
    assertThatThrownBy(() -> TestingChart.template(requiredWith(yaml)))
        .hasMessageContaining("values don't meet the specifications of the schema")
        .hasMessageContaining(path);
  }

  @ParameterizedTest
  @CsvSource({"kafka", "clickhouse", "postgres", "job"})
  void nothingIsGuessedThatOnlyTheUserKnows(String section) {
    Map<String, Object> values = required();
    values.remove(section);
    assertThatThrownBy(() -> TestingChart.template(values)).hasMessageContaining(section);
  }

  @Test
  void lintHasNothingToSay(@TempDir Path folder) throws IOException {
    Path chart = folder.resolve("waymark");
    copy(TestingChart.FOLDER, chart);
    // Lint reads the chart's own values alone, and those cannot be complete.
    Path file = chart.resolve("values.yaml");
    Map<String, Object> own = TestingChart.values(Files.readString(file));
    Files.writeString(file, new Yaml().dump(TestingChart.merged(own, required())));
    LintResult result = new Helm(chart).lint().strict().call();
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    assertThat(result.getMessages()).noneMatch(line -> line.contains("WARNING"));
  }

  /** A new option of a program goes into values.schema.json, at its part, options. */
  @ParameterizedTest
  @CsvSource({"sidecar, serving", "job, job", "backtest, backtest"})
  void theSchemaKnowsEveryOptionOfTheProgramsButThoseOfTheChart(String part, String table)
      throws IOException {
    JsonNode schema =
        TestingChart.JSON.readTree(
            Files.readString(TestingChart.FOLDER.resolve("values.schema.json")));
    Set<String> names = new TreeSet<>();
    schema
        .at("/properties/" + part + "/properties/options/properties")
        .fieldNames()
        .forEachRemaining(names::add);
    assertThat(names).containsExactlyElementsOf(documented(table));
  }

  private static Set<String> documented(String table) throws IOException {
    String page = Files.readString(Path.of("../docs/config.md"));
    String rows = page.split("<!-- " + table + ": (begin|end) -->")[1];
    Set<String> names = new TreeSet<>();
    Matcher row = ROW.matcher(rows);
    while (row.find()) {
      names.add(row.group(1));
    }
    names.removeAll(
        Set.of(
            "port",
            "host",
            "http.base.path",
            "database.url",
            "clickhouse.url",
            "kafka.bootstrap.servers",
            "kafka.bootstrap-servers",
            "log.level",
            "bootstrap.key.file",
            "checkpoint.dir",
            "parallelism"));
    return names;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
