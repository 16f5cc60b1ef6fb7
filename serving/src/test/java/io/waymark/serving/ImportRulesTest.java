package io.waymark.serving;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The sidecar knows core, pmml, clickhouse and its web server; its areas do not know each other.
 */
@AnalyzeClasses(
    packages = "io.waymark.serving",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ImportRulesTest {

  @ArchTest
  static final ArchRule NO_JOB =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.waymark.jobs..",
              "io.waymark.sandbox..",
              "io.waymark.bench..",
              "io.waymark.engine..",
              "io.waymark.testkit..",
              "io.waymark.pmml.train..",
              "org.apache.flink..");

  @ArchTest
  static final ArchRule HELIDON_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.waymark.serving.http")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.helidon..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.waymark.serving.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_QUERIES_READ =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Api")
          .or()
          .haveSimpleNameEndingWith("Service")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.waymark.serving.query.RowReader");
}
