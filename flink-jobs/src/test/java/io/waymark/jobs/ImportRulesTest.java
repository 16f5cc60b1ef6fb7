package io.waymark.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.waymark.jobs", importOptions = ImportOption.DoNotIncludeTests.class)
class ImportRulesTest {

  @ArchTest
  static final ArchRule theJobKnowsNeitherSidecarNorSandbox =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.waymark.serving..",
              "io.waymark.sandbox..",
              "io.waymark.testkit..",
              "io.helidon..");

  @ArchTest
  static final ArchRule stagesDoNotKnowTheTopology =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..identity..", "..journey..", "..channel..", "..ingest..", "..source..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..topology..");

  @ArchTest
  static final ArchRule backtestsRunWithoutFlink =
      noClasses()
          .that()
          .resideInAPackage("..backtest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..");
}
