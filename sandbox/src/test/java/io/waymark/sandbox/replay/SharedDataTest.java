package io.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Totals that the data's description names; skipped where the data are absent. */
class SharedDataTest {

  @Test
  void cdnowHasItsKnownTotals() throws IOException {
    CollectedLines lines = read(new CdnowLines(), "cdnow", "CDNOW_master.txt.gz");
    assertThat(lines.refusals).isEmpty();
    assertThat(lines.events).hasSize(69_659);
    assertThat(lines.events.stream().map(Event::customerId).distinct()).hasSize(23_570);
    assertThat(revenue(lines.events.stream())).isEqualTo(25_003_156_300L);
  }

  @Test
  void onlineRetailHasItsKnownTotals() throws IOException {
    CollectedLines lines = read(new OnlineRetailLines(), "online-retail", ".csv.gz");
    assertThat(lines.events.size() + lines.refusals.size()).isEqualTo(320_705);
    List<Event> identified =
        lines.events.stream()
            .filter(event -> event.kind() == EventKind.CONVERSION && event.isIdentified())
            .toList();
    // 5,239,240.562: two lines have a price of a tenth of a penny.
    assertThat(revenue(identified.stream())).isEqualTo(52_392_405_620L);
    assertThat(identified.stream().map(Event::customerId).distinct()).hasSize(3_317);
    assertThat(lines.events.stream().map(Event::eventId).distinct()).hasSize(lines.events.size());
    assertThat(lines.events.stream().filter(event -> event.kind() == EventKind.REFUND))
        .hasSize(5_847);
  }

  @Test
  void ecomClickstreamHasItsKnownTotals() throws IOException {
    CollectedLines lines = read(new EcomClickstreamLines(), "ecom-clickstream", ".csv.gz");
    assertThat(lines.events).hasSize(31_106);
    assertThat(lines.events.stream().map(Event::sessionId).distinct()).hasSize(3_605);
    assertThat(lines.events.stream().filter(event -> event.kind() == EventKind.CONVERSION))
        .hasSize(470);
  }

  /** 26 calls of Segment's spec, of which 4 name nobody. */
  @Test
  void segmentsCallsAreTakenWhereTheyNameSomebody() throws IOException {
    CollectedLines lines =
        read(new SegmentLines(java.time.InstantSource.system()), "events-segment", ".jsonl");
    assertThat(lines.events).hasSize(22);
    assertThat(lines.refusals).hasSize(4).allMatch(line -> line.startsWith("missing_person|"));
    assertThat(lines.events.stream().filter(event -> event.kind() == EventKind.IDENTIFY))
        .hasSize(4);
  }

  /** 160 events by csv and collections.Counter of Python 3: 50 page views, 32 consent, 157 ids. */
  @Test
  void snowplowsEventsAreAllRead() throws IOException {
    CollectedLines lines = read(new SnowplowLines(), "events-snowplow", ".csv.gz");
    assertThat(lines.refusals).isEmpty();
    assertThat(lines.events).hasSize(160);
    assertThat(lines.events.stream().map(Event::eventId).distinct()).hasSize(157);
    assertThat(lines.events.stream().filter(event -> event.kind() == EventKind.TOUCH)).hasSize(50);
    assertThat(lines.events.stream().filter(event -> event.kind() == EventKind.CONSENT))
        .hasSize(32);
    assertThat(lines.events.stream().filter(event -> !event.campaign().isEmpty())).hasSize(12);
  }

  private static long revenue(Stream<Event> events) {
    return events.mapToLong(Event::revenue).sum();
  }

  private static CollectedLines read(ReplayFormat format, String folder, String ending)
      throws IOException {
    return CollectedLines.of(
        format, InputFile.open(CollectedLines.shared(folder, ending).get(0), count -> {}));
  }
}
