package io.waymark.bench.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.pattern.CostBound;
import io.waymark.core.pattern.PatternDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternChoiceTest {
  @TempDir private Path folder;

  @Test
  void whatIsTakenIsAdmittedAndFollowsFromTheSeed() throws IOException {
    Path file = folder.resolve("events.ndjson");
    new JourneyTraffic(5_000, 1).write(file);
    List<String> taken = new PatternChoice(file).take(5, 7);
    assertThat(taken).hasSize(5).doesNotHaveDuplicates();
    for (String json : taken) {
      CostBound.of(PatternDefinition.parse(json.getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(new PatternChoice(file).take(5, 7)).isEqualTo(taken);
  }
}
