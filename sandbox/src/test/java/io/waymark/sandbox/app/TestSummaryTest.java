package io.waymark.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSummaryTest {
  @Test
  void addsTheLinesOfAllModulesUp(@TempDir Path root) throws Exception {
    Path table = root.resolve("jacoco.csv");
    assertThat(TestSummary.coverage(table)).as("not written by a build that failed").isEmpty();
    Files.writeString(
        table,
        """
        GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,INSTRUCTION_COVERED,BRANCH_MISSED,BRANCH_COVERED,LINE_MISSED,LINE_COVERED,COMPLEXITY_MISSED,COMPLEXITY_COVERED,METHOD_MISSED,METHOD_COVERED
        waymark-coverage/waymark-core,io.waymark.core,A,0,9,0,0,1,5,0,1,0,1
        waymark-coverage/waymark-core,io.waymark.core,B,0,9,0,0,0,1,0,1,0,1
        waymark-coverage/waymark-serving,io.waymark.serving,C,0,9,0,0,1,2,0,1,0,1
        """);
    // 6 of 7 lines, 2 of 3, 8 of 10.
    assertThat(TestSummary.coverage(table))
        .isEqualTo(
            """
            Lines covered  core                          85.7 %  (6 of 7)
            Lines covered  serving                       66.7 %  (2 of 3)
            Lines covered  over all modules but bench    80.0 %  (8 of 10)
            """);
  }

  @Test
  void readsSecondsAndCountsOutOfAReport(@TempDir Path root) throws Exception {
    Path folder = Files.createDirectories(root.resolve("core/target/surefire-reports"));
    Files.writeString(
        folder.resolve("TEST-io.waymark.core.AmountTest.xml"),
        "<?xml version=\"1.0\"?>\n<testsuite name=\"io.waymark.core.AmountTest\" time=\"1,234.5\""
            + " tests=\"7\" errors=\"0\" skipped=\"1\" failures=\"1\">\n<testcase name=\"x\"/>"
            + "<testcase name=\"sums[1]\" classname=\"A\" time=\"0.1\">\n"
            + "<failure message=\"expected: 3&#10;but was: 4\" type=\"E\">at A</failure>"
            + "</testcase><testcase name=\"y\"><skipped/></testcase></testsuite>");
    List<TestSummary.Suite> suites = TestSummary.suites(root);
    assertThat(suites).hasSize(1);
    assertThat(suites.get(0).name()).isEqualTo("AmountTest");
    assertThat(suites.get(0).module()).isEqualTo("core");
    assertThat(suites.get(0).seconds()).isEqualTo(1234.5);
    assertThat(suites.get(0).counts()).containsExactly(7, 1, 0, 1);
    assertThat(TestSummary.table(suites)).contains("AmountTest").contains("all suites");
    assertThat(TestSummary.broken(suites))
        .isEqualTo("FAILED  core AmountTest.sums[1]: expected: 3 but was: 4\n");
  }
}
