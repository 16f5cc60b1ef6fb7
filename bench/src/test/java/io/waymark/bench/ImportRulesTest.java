package io.waymark.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A bench looks at programs from outside: what it measures runs in processes of its own. */
@AnalyzeClasses(packages = "io.waymark.bench", importOptions = ImportOption.DoNotIncludeTests.class)
class ImportRulesTest {
  @ArchTest
  static final ArchRule MEASURES_FROM_OUTSIDE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.waymark.engine..",
              "io.waymark.jobs..",
              "io.waymark.serving..",
              "org.apache.flink..");

  @ArchTest
  static final ArchRule MEASURES_KNOW_NO_BENCH =
      noClasses()
          .that()
          .resideInAPackage("io.waymark.bench.measure..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.waymark.bench.line..", "io.waymark.bench.start..");
}
