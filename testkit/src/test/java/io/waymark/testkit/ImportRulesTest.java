package io.waymark.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Of our own modules the testkit knows core and clickhouse alone. */
@AnalyzeClasses(packages = "io.waymark.testkit")
class ImportRulesTest {
  @ArchTest
  static final ArchRule KNOWS_NO_PROGRAM =
      noClasses()
          .that()
          .resideInAPackage("io.waymark.testkit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.waymark.engine..",
              "io.waymark.jobs..",
              "io.waymark.serving..",
              "io.waymark.sandbox..",
              "io.waymark.bench..",
              "org.apache.flink..");
}
