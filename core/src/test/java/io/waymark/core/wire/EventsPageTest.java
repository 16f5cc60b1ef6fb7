package io.waymark.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/events.md says is what the parser does. */
class EventsPageTest {
  private static final Path PAGE = Path.of("../docs/events.md");
  private static final Pattern REASON = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "```json\\n(\\{.*?\\})\\n```\\n\\nis kept as\\n\\n```json\\n(\\{.*?\\})\\n```", 32);
  private static final long NOW = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli();

  @Test
  void everyReasonStandsInTheTableOnce() throws IOException {
    String section = section("## Why an event is refused");
    assertThat(REASON.matcher(section).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(
            Arrays.stream(RejectReason.values()).map(RejectReason::code).toList());
  }

  @Test
  void everyExampleIsKeptAsThePageSays() throws IOException {
    List<MatchResult> examples = EXAMPLE.matcher(section("## Examples")).results().toList();
    assertThat(examples).hasSizeGreaterThan(3);
    for (MatchResult example : examples) {
      assertThat(kept(example.group(1))).isEqualTo(oneLine(example.group(2)));
    }
  }

  private static String kept(String json) {
    Parsed parsed = EventJson.parse(json.getBytes(StandardCharsets.UTF_8), "main", NOW);
    assertThat(parsed.reject()).as(json).isNull();
    Event event = parsed.event();
    return new String(EventJson.toBytes(event), StandardCharsets.UTF_8);
  }

  private static String oneLine(String json) {
    return json.replaceAll("\\n *", "");
  }

  private static String section(String title) throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(title + "\n");
    assertThat(begin).as("%s has no section %s", PAGE, title).isNotNegative();
    int end = page.indexOf("\n## ", begin + 1);
    return page.substring(begin, end < 0 ? page.length() : end);
  }
}
