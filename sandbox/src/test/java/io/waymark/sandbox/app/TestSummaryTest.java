package io.waymark.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSummaryTest {
  @Test
  void readsSecondsAndCountsOutOfAReport(@TempDir Path root) throws Exception {
    Path folder = Files.createDirectories(root.resolve("core/target/surefire-reports"));
    Files.writeString(
        folder.resolve("TEST-io.waymark.core.AmountTest.xml"),
        "<?xml version=\"1.0\"?>\n<testsuite name=\"io.waymark.core.AmountTest\" time=\"1,234.5\""
            + " tests=\"7\" errors=\"0\" skipped=\"1\" failures=\"2\">\n<testcase name=\"x\"/>");
    List<TestSummary.Suite> suites = TestSummary.suites(root);
    assertThat(suites).hasSize(1);
    assertThat(suites.get(0).name()).isEqualTo("AmountTest");
    assertThat(suites.get(0).module()).isEqualTo("core");
    assertThat(suites.get(0).seconds()).isEqualTo(1234.5);
    assertThat(suites.get(0).counts()).containsExactly(7, 2, 0, 1);
    assertThat(TestSummary.table(suites)).contains("AmountTest").contains("all suites");
  }
}
