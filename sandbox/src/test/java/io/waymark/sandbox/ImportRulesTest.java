package io.waymark.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The programs are processes of their own: the sandbox starts them and shares no class. */
@AnalyzeClasses(
    packages = "io.waymark.sandbox",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ImportRulesTest {
  @ArchTest
  static final ArchRule STARTS_PROGRAMS_AND_IMPORTS_NONE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.waymark.engine..",
              "io.waymark.jobs..",
              "io.waymark.serving..",
              "io.waymark.bench..",
              "org.apache.flink..",
              "io.helidon..");

  @ArchTest
  static final ArchRule SUPERVISION_KNOWS_NO_PART =
      noClasses()
          .that()
          .resideInAPackage("io.waymark.sandbox.supervise..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.waymark.sandbox.parts..",
              "io.waymark.sandbox.flink..",
              "io.waymark.sandbox.app..",
              "io.waymark.sandbox.home..");
}
