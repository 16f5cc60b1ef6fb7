package io.waymark.bench.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.wire.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyTrafficTest {
  private static final JourneyTraffic TRAFFIC = new JourneyTraffic(5_000, 1);

  @TempDir private Path folder;
  private List<Event> events = List.of();

  @BeforeEach
  void write() throws IOException {
    Path file = folder.resolve("events.ndjson");
    TRAFFIC.write(file);
    events = Files.readAllLines(file).stream().map(JourneyTrafficTest::event).toList();
  }

  private static Event event(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return Objects.requireNonNull(EventJson.parse(bytes, "main", Long.MAX_VALUE / 2).event());
  }

  @Test
  void noTwoEventsHaveTheSameTime() {
    for (int i = 1; i < events.size(); i++) {
      assertThat(events.get(i).ts()).isGreaterThan(events.get(i - 1).ts());
    }
  }

  @Test
  void aboutAllCustomersComeInARound() {
    long customers = events.stream().map(Event::customerId).distinct().count();
    assertThat(events).hasSize(60_000);
    assertThat(customers).isBetween(4_700L, 5_000L);
  }

  @Test
  void theNamesOfTheFirstPatternHaveTheirShares() {
    assertThat(share("email")).isBetween(0.09, 0.11);
    assertThat(share("search")).isBetween(0.13, 0.15);
    assertThat(share("purchase")).isBetween(0.07, 0.09);
    assertThat(events)
        .allMatch(e -> e.name().equals("purchase") == (e.kind() == EventKind.CONVERSION));
  }

  private double share(String name) {
    return events.stream().filter(e -> e.name().equals(name)).count() / (double) events.size();
  }

  @Test
  void equalSeedsGiveEqualFiles() throws IOException {
    Path again = folder.resolve("again.ndjson");
    TRAFFIC.write(again);
    assertThat(again).hasSameBinaryContentAs(folder.resolve("events.ndjson"));
  }
}
