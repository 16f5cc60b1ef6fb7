package io.waymark.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsPageTest {

  @Test
  void theJobsSectionOfTheConfigPageIsCurrent() throws IOException {
    String page = Files.readString(Path.of("../docs/config.md"));
    assertThat(page)
        .as("docs/config.md, section job; put this in its place:%n%s", OptionsPage.markdown())
        .contains("<!-- job: begin -->\n\n" + OptionsPage.markdown() + "\n<!-- job: end -->");
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(JobOptions.ALL)
        .allSatisfy(option -> assertThat(OptionsPage.text()).contains("--" + option.key() + " "));
  }
}
