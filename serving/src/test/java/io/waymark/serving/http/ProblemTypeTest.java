package io.waymark.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/api/problems.md lists what can be answered, word for word. */
class ProblemTypeTest {

  private static String row(ProblemType type) {
    return "| `"
        + type.uri()
        + "` | "
        + type.status()
        + " | "
        + type.title()
        + " | "
        + type.meaning()
        + " |";
  }

  @Test
  void theDocumentListsEveryTypeAndNoOther() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("../docs/api/problems.md")).stream()
            .filter(line -> line.startsWith("| `/problems/"))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemTypeTest::row).toList());
  }
}
