package io.waymark.serving.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServingOptionsTest {

  private static final String BEGIN = "<!-- serving: begin -->\n";
  private static final String END = "<!-- serving: end -->";

  @Test
  void theCommandLineComesBeforeTheEnvironmentBeforeTheDefault() {
    Map<String, String> environment = Map.of("WAYMARK_PORT", "1", "LOG_LEVEL", "WARN");
    ServingOptions options = ServingOptions.of(List.of("--port", "2"), environment);
    assertThat(options.number(ServingOptions.PORT)).isEqualTo(2);
    assertThat(options.text(ServingOptions.LOG_LEVEL)).isEqualTo("WARN");
    assertThat(options.text(ServingOptions.KAFKA)).isEqualTo("localhost:9092");
  }

  @Test
  void anUnknownKeyStopsTheStartAndNamesTheNearest() {
    assertThatThrownBy(() -> ServingOptions.of(List.of("--clickhose.url=x"), Map.of()))
        .isInstanceOf(BadOption.class)
        .hasMessageContaining("--clickhouse.url");
  }

  @Test
  void mistakesAreNamedWithTheirValue() {
    assertThatThrownBy(() -> ServingOptions.of(List.of("--port=http"), Map.of()))
        .hasMessage("--port is 'http': give a whole number");
    assertThatThrownBy(() -> ServingOptions.of(List.of("--port=1", "--port=2"), Map.of()))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> ServingOptions.of(List.of("--port"), Map.of()))
        .hasMessageContaining("no value");
    assertThatThrownBy(() -> ServingOptions.of(List.of("port=1"), Map.of()))
        .hasMessageContaining("is no option");
  }

  @Test
  void everyDefaultIsOfItsType() {
    assertThat(ServingOptions.ALL)
        .allSatisfy(option -> assertThat(option.type().accepts(option.fallback())).isTrue());
    assertThat(ServingOptions.ALL).extracting(Option::key).doesNotHaveDuplicates();
  }

  /** Run with -Dwaymark.docs.write=true to write the section. */
  @Test
  void docsConfigIsCurrent() throws Exception {
    Path file = Path.of("../docs/config.md");
    String text = Files.exists(file) ? Files.readString(file) : "# Options\n";
    if (Boolean.getBoolean("waymark.docs.write")) {
      text = withSection(text);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text).contains(BEGIN + "\n" + OptionDocs.markdown() + "\n" + END);
  }

  private static String withSection(String text) {
    String section = BEGIN + "\n" + OptionDocs.markdown() + "\n" + END;
    int begin = text.indexOf(BEGIN);
    if (begin < 0) {
      return text.stripTrailing() + "\n\n## Sidecar\n\n" + section + "\n";
    }
    int end = text.indexOf(END, begin) + END.length();
    return text.substring(0, begin) + section + text.substring(end);
  }
}
