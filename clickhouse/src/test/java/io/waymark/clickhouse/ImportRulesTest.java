package io.waymark.clickhouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** This module knows core, ClickHouse's client and the JDK. */
@AnalyzeClasses(
    packages = "io.waymark.clickhouse",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ImportRulesTest {

  @ArchTest
  static final ArchRule KNOWS_CORE_AND_THE_CLIENT =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.waymark.clickhouse..",
              "io.waymark.core..",
              "com.clickhouse..",
              "org.slf4j..",
              "org.jspecify..",
              "java..");
}
