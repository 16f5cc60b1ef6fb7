package io.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.sandbox.parts.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ConfigPageTest {
  @Test
  void theSandboxsSectionOfTheConfigPageIsCurrent() throws IOException {
    String page = Files.readString(Distribution.find().root().resolve("docs/config.md"));
    assertThat(page)
        .as("docs/config.md, section sandbox; put this in its place:%n%s", ConfigPage.section())
        .contains("<!-- sandbox: begin -->\n\n" + ConfigPage.section() + "\n<!-- sandbox: end -->");
  }
}
