package io.waymark.jobs.journey;

import static io.waymark.jobs.record.TestArrivals.purchase;
import static io.waymark.jobs.record.TestArrivals.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Decision;
import io.waymark.core.event.EventKind;
import io.waymark.core.event.GoalReached;
import io.waymark.core.event.Permission;
import io.waymark.jobs.record.Outputs;
import io.waymark.jobs.record.RowText;
import io.waymark.jobs.record.TestArrivals;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;

/** What the person stage says of events and persons. */
class PersonOperatorTest {
  private static final long T = 1_700_000_000_000L;
  private static final Decision REFUSED =
      new Decision(0, "", GoalReached.NONE, Permission.REFUSED, Permission.ASSUMED, 0);

  @Test
  void writesAnEventAtOnceAndItsJourneyWhenTheWatermarkHasPassed() throws Exception {
    try (var harness = new PersonHarness()) {
      harness.open();
      harness.send(touch("t1", "c1", T));
      harness.send(purchase("p1", "c1", T + 10, 5));
      assertThat(harness.tables()).containsExactly(Table.EVENTS, Table.EVENTS, Table.CONVERSIONS);
      harness.processWatermark(new Watermark(T + 9));
      assertThat(harness.count(Table.JOURNEYS)).isZero();
      harness.processWatermark(new Watermark(T + 10));
      assertThat(harness.count(Table.JOURNEYS)).isEqualTo(1);
    }
  }

  @Test
  void whatAPersonRefusedLeavesARowThatOnlyCounts() throws Exception {
    Arrival word = TestArrivals.of("w", EventKind.CONSENT, "c1", "", T, 0);
    try (var harness = new PersonHarness()) {
      harness.open();
      harness.send(word.meaning(word.event(), REFUSED));
      harness.send(touch("t1", "c1", T + 1));
      List<Row> rows = harness.extractOutputValues();
      assertThat(RowText.tables(rows)).containsExactly(Table.EVENTS, Table.FILTERED_EVENTS);
      assertThat(new String(rows.get(1).bytes(), StandardCharsets.ISO_8859_1))
          .contains("no_consent")
          .doesNotContain("c1", "t1");
      assertThat(harness.getSideOutput(Outputs.CHANNELS)).isNull();
    }
  }

  @Test
  void showsTheLatestStateAndTheChannelFiguresBeforeABarrier() throws Exception {
    try (var harness = new PersonHarness()) {
      harness.open();
      harness.send(touch("t1", "c1", T));
      harness.send(touch("t2", "c1", T + 1));
      assertThat(harness.getSideOutput(Outputs.CHANNELS)).isNull();
      harness.prepareSnapshotPreBarrier(1);
      assertThat(harness.count(Table.CUSTOMERS)).isEqualTo(1);
      assertThat(harness.getSideOutput(Outputs.CHANNELS)).hasSize(1);
      harness.prepareSnapshotPreBarrier(2);
      assertThat(harness.count(Table.CUSTOMERS))
          .as("an unchanged state has nothing new to show")
          .isEqualTo(1);
    }
  }

  @Test
  void showsAPersonOnceACheckpointHoweverOftenTheStateLeftMemory() throws Exception {
    try (var harness = new PersonHarness("--state.hot", "2")) {
      harness.open();
      for (int i = 0; i < 20; i++) {
        harness.send(TestArrivals.of("e" + i, EventKind.ENGAGEMENT, "c" + i % 4, "", T + i, i));
      }
      harness.prepareSnapshotPreBarrier(1);
      List<Row> rows = harness.extractOutputValues();
      assertThat(RowText.count(rows, Table.EVENTS)).isEqualTo(20);
      assertThat(RowText.count(rows, Table.CUSTOMERS)).isEqualTo(4);
    }
  }

  @Test
  void whatLeavesNoMarkOnTheJourneyDoesNotWait() throws Exception {
    try (var harness = new PersonHarness()) {
      harness.open();
      harness.send(TestArrivals.of("e1", EventKind.ENGAGEMENT, "c1", "", T, 0));
      assertThat(harness.tables()).containsExactly(Table.EVENTS);
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void spendBelongsToNoCustomer() throws Exception {
    try (var harness = new PersonHarness()) {
      harness.open();
      harness.send(TestArrivals.of("s", EventKind.SPEND, "", "", T, 0));
      harness.prepareSnapshotPreBarrier(1);
      assertThat(harness.tables()).containsExactly(Table.EVENTS);
      assertThat(harness.getSideOutput(Outputs.CHANNELS)).isNullOrEmpty();
    }
  }

  @Test
  void eventsThatCountAreToldWhereFlinkCepRunsThePatterns() throws Exception {
    try (var harness = new PersonHarness("--matcher=stock")) {
      harness.open();
      harness.send(touch("t1", "c1", T));
      harness.send(touch("t1", "c1", T));
      assertThat(harness.getSideOutput(Outputs.CUSTOMER_EVENTS))
          .singleElement()
          .satisfies(record -> assertThat(record.getTimestamp()).isEqualTo(T));
    }
  }
}
