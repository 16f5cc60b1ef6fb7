package io.waymark.serving.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/api/README.md lists every operation of the document, in its order and words. */
class RoutesPageTest {

  private static String row(ApiDocument.Operation operation) {
    return "| `" + operation.name() + "` | " + operation.members().get("summary") + " |";
  }

  @Test
  void thePageListsEveryRouteAndNoOther() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("../docs/api/README.md")).stream()
            .filter(line -> line.matches("\\| `[A-Z]+ /.*"))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            ApiDocument.SHIPPED.operations().stream().map(RoutesPageTest::row).toList());
  }
}
