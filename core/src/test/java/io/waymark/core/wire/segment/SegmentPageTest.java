package io.waymark.core.wire.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.Parsed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/events.md says about Segment's calls is what becomes of them. */
class SegmentPageTest {
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "```json\\n(\\{.*?\\})\\n```\\n\\nbecomes\\n\\n```json\\n(\\{.*?\\})\\n```",
          Pattern.DOTALL);
  private static final Reception ON_PAGE_ROUTE =
      new Reception(
          "main",
          "page",
          Instant.parse("2026-11-01T10:00:05Z").toEpochMilli(),
          true,
          FlatPayload.EMPTY);

  @Test
  void everyExampleBecomesWhatThePageSays() throws IOException {
    String page = Files.readString(Path.of("../docs/events.md"));
    String section = page.substring(page.indexOf("\n## Segment\n"));
    List<MatchResult> examples = EXAMPLE.matcher(section).results().toList();
    assertThat(examples).hasSizeGreaterThan(2);
    for (MatchResult example : examples) {
      assertThat(kept(example.group(1))).isEqualTo(example.group(2).replaceAll("\\n *", ""));
    }
  }

  private static String kept(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Parsed parsed = SegmentJson.parse(bytes, 0, bytes.length, ON_PAGE_ROUTE);
    assertThat(parsed.reject()).as(json).isNull();
    return new String(
        EventJson.toBytes(Objects.requireNonNull(parsed.event())), StandardCharsets.UTF_8);
  }
}
