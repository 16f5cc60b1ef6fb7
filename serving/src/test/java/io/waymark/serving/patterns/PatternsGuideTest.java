package io.waymark.serving.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.waymark.core.pattern.CostBudget;
import io.waymark.serving.document.DocumentFormat;
import io.waymark.serving.document.DocumentReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of docs/patterns.md are true, and its definitions are as the schema says. */
class PatternsGuideTest {

  private static final Path GUIDE = Path.of("../docs/patterns.md");
  private static final Path SCHEMA = Path.of("../docs/api/pattern.schema.json");
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```(yaml|picture)\\n(.*?)^```$|^#+ (.*?)$");
  private static final int LEAST = 25;

  static Stream<Arguments> pictures() throws IOException {
    List<Arguments> pictures = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(GUIDE));
    String title = "";
    String definition = "";
    while (block.find()) {
      if (block.group(3) != null) {
        title = block.group(3);
      } else if (block.group(1).equals("yaml")) {
        definition = block.group(2);
      } else {
        pictures.add(Arguments.of(title, definition, block.group(2)));
      }
    }
    return pictures.stream();
  }

  private static Definition definition(String yaml) {
    return DefinitionText.of(
            DocumentReader.read(DocumentFormat.YAML, yaml.getBytes(StandardCharsets.UTF_8)))
        .definition(CostBudget.STANDARD);
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void thePictureIsTrue(String title, String yaml, String drawing) {
    Picture picture = Picture.parse(drawing);
    assertThat(picture.found(definition(yaml)))
        .as("%s%n%s", title, drawing)
        .containsExactlyInAnyOrderElementsOf(picture.expected());
  }

  @Test
  void thereAreEnoughOfThem() throws IOException {
    assertThat(pictures()).hasSizeGreaterThanOrEqualTo(LEAST);
  }

  @Test
  void theSchemaKnowsEveryDefinition() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(SCHEMA));
    for (Arguments picture : pictures().toList()) {
      String json = definition((String) picture.get()[1]).json();
      assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }
    for (String name : ShippedPatterns.NAMES) {
      String json = PatternRun.definition(name).json();
      assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }
    assertThat(schema.validate("{\"id\":\"a\",\"step\":[]}", InputFormat.JSON)).isNotEmpty();
  }
}
