package io.waymark.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The job knows core, the tables and Flink, and runs where no sidecar or sandbox is. */
@AnalyzeClasses(packages = "io.waymark.jobs", importOptions = ImportOption.DoNotIncludeTests.class)
class ImportRulesTest {

  @ArchTest
  static final ArchRule KNOWS_NO_OTHER_PROGRAM =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.waymark.serving..",
              "io.waymark.sandbox..",
              "io.waymark.bench..",
              "io.waymark.engine..",
              "io.waymark.testkit..",
              "io.waymark.pmml.train..",
              "io.helidon..");

  @ArchTest
  static final ArchRule ONLY_THE_SINK_WRITES_TO_CLICKHOUSE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.waymark.jobs.sink")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.waymark.clickhouse", "com.clickhouse..");
}
