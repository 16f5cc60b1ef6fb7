package io.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The demo store as files: events, and beside them what is true of them. */
class DemoCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path dir;

  private int write(Path folder, String... more) {
    DemoCommand command = new DemoCommand(new PrintStream(out, true), new PrintStream(err, true));
    return new CommandLine(command)
        .execute(
            Stream.concat(
                    Stream.of("write", folder.toString(), "--days", "40", "--customers", "300"),
                    Arrays.stream(more))
                .toArray(String[]::new));
  }

  @Test
  void theTruthTablesAddUpToTheEvents() throws IOException {
    assertThat(write(dir)).as("%s", err).isZero();
    JsonNode line = JSON.readTree(out.toString());
    assertThat(eventLines()).isEqualTo(line.path("lines").asLong());
    assertThat(line.path("conversions").asLong()).isPositive();

    List<String> days = Files.readAllLines(dir.resolve("truth_days.csv"));
    assertThat(days).hasSize(1 + 40);
    // Channels together bring what would not have come without them.
    assertThat(sum("truth_effects.csv", 4)).isPositive();
    assertThat(sum("truth_days.csv", 3)).isGreaterThan(sum("truth_days.csv", 4));

    List<String> customers = Files.readAllLines(dir.resolve("truth_customers.csv"));
    // Some are known to the shop and do nothing in these days.
    assertThat(customers.size() - 1).isGreaterThanOrEqualTo(line.path("customers").asInt());
    assertThat(JSON.readTree(dir.resolve("truth.json").toFile()).isObject()).isTrue();
    assertThat(dir.resolve("truth_anomalies.csv")).isNotEmptyFile();
  }

  @Test
  void theSameOptionsGiveTheSameBytesAndAnotherSeedOthers() throws IOException {
    write(dir.resolve("a"));
    write(dir.resolve("b"));
    write(dir.resolve("c"), "--seed", "2");
    for (String file : List.of("truth.json", "truth_effects.csv", "truth_customers.csv")) {
      assertThat(dir.resolve("a").resolve(file)).hasSameBinaryContentAs(dir.resolve("b/" + file));
    }
    assertThat(Files.mismatch(dir.resolve("a/truth.json"), dir.resolve("c/truth.json")))
        .isNotNegative();
  }

  @Test
  void aFolderThatCannotBeMadeIsOneSentence() throws IOException {
    Path file = Files.createFile(dir.resolve("taken"));
    assertThat(write(file)).isEqualTo(1);
    assertThat(err.toString()).contains("demo write: ").contains("taken");
  }

  private long eventLines() throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(dir.resolve("events.ndjson.gz")))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().count();
    }
  }

  private double sum(String file, int column) throws IOException {
    return Files.readAllLines(dir.resolve(file)).stream()
        .skip(1)
        .mapToDouble(row -> Double.parseDouble(row.split(",")[column]))
        .sum();
  }
}
