package io.waymark.serving.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped pattern finds what its name says. The cases were worked by hand. */
class ShippedPatternsTest {

  private static final Set<String> CASES = Set.of("match", "no match", "late event", "time-out");

  private static Map<String, Picture> cases(String pattern) throws IOException {
    String resource = "shipped/" + pattern + ".cases";
    try (var in = ShippedPatternsTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, Picture> cases = new LinkedHashMap<>();
      for (String block : text.split("(?m)^## ")) {
        if (!block.isBlank() && !block.startsWith("#")) {
          String[] parts = block.split("\n", 2);
          cases.put(parts[0].strip(), Picture.parse(parts[1]));
        }
      }
      return cases;
    }
  }

  static Stream<Arguments> all() throws IOException {
    List<Arguments> all = new ArrayList<>();
    for (String pattern : ShippedPatterns.NAMES) {
      cases(pattern).forEach((name, picture) -> all.add(Arguments.of(pattern, name, picture)));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void findsWhatItsCasesSay(String pattern, String name, Picture picture) throws IOException {
    Definition definition = PatternRun.definition(pattern);
    assertThat(definition.id()).isEqualTo(pattern);
    assertThat(picture.found(definition))
        .as("%s, %s: %s", pattern, name, picture)
        .containsExactlyInAnyOrderElementsOf(picture.expected());
  }

  @Test
  void eachHasACaseOfEveryKind() throws IOException {
    assertThat(ShippedPatterns.NAMES).hasSizeGreaterThanOrEqualTo(10).isSorted();
    for (String pattern : ShippedPatterns.NAMES) {
      assertThat(cases(pattern).keySet()).as(pattern).containsAll(CASES);
    }
  }

  @Test
  void oneRunsOverAFileOfEvents(@TempDir Path folder) throws IOException {
    Path events = folder.resolve("events.ndjson");
    Files.writeString(
        events,
        """
        {"event_id":"e1","ts":"2026-11-01T00:00:00Z","anonymous_id":"v1","kind":"engagement","name":"add_to_cart"}
        {"event_id":"e2","ts":"2026-11-01T01:00:00Z","anonymous_id":"v1","customer_id":"c1","kind":"identify"}
        {"event_id":"e3","ts":"2026-11-02T00:00:00Z","customer_id":"c1","kind":"conversion","order_id":"o1"}
        {"event_id":"e3","ts":"2026-11-02T00:00:00Z","customer_id":"c1","kind":"conversion","order_id":"o1"}
        {"event_id":"e4","ts":"2026-11-01T00:00:00Z","customer_id":"c2","kind":"engagement","name":"add_to_cart"}
        {"event_id":"e5","ts":"soon"}
        """);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exit =
        PatternRun.run(
            List.of("abandoned-cart", "--events", events.toString()),
            new PrintStream(out),
            System.err);
    assertThat(exit).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "{\"kind\":\"dead_end\",\"person\":\"c2\",\"ts\":\"2026-11-04T00:00:00.000Z\","
                + "\"touches\":[{\"step\":\"cart\",\"event_id\":\"e4\"}]}",
            "{\"events\":5,\"refused\":1,\"persons\":2,\"matches\":0,\"dead_ends\":1}");
  }

  @Test
  void whatCannotBeRunIsSaid() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(err);
    assertThat(PatternRun.run(List.of("nothing-like-it", "--events", "x"), to, to)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("shipped are abandoned-cart");
    assertThat(PatternRun.run(List.of("abandoned-cart"), to, to)).isEqualTo(2);
  }
}
