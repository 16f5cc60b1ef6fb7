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
import io.waymark.core.journey.PersonState;
import io.waymark.core.packed.PackedWriter;
import io.waymark.jobs.app.JobOptions;
import io.waymark.jobs.control.TestingFeed;
import io.waymark.jobs.erase.TestingErasure;
import io.waymark.jobs.record.Outputs;
import io.waymark.jobs.record.PersonInput;
import io.waymark.jobs.record.RowText;
import io.waymark.jobs.record.TestArrivals;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class PersonOperatorTest {
  private static final long DAY = 86_400_000L;
  private static final Decision REFUSED =
      new Decision(0, "", GoalReached.NONE, Permission.REFUSED, Permission.ASSUMED, 0);
  private static final long T = 1_700_000_000_000L;

  private static JobOptions options(String... args) {
    return JobOptions.parse(args, Map.of());
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, PersonInput, Row> harness(
      int parallelism, int subtask, String... args) throws Exception {
    return harness(parallelism, subtask, new TestingFeed(), args);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, PersonInput, Row> harness(
      int parallelism, int subtask, TestingFeed feed, String... args) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new PersonOperator(options(args), metrics -> feed),
            PersonInput::key,
            Types.STRING,
            16,
            parallelism,
            subtask);
    harness.setup(io.waymark.jobs.record.Types.ROW.createSerializer(null));
    return harness;
  }

  private static void send(
      KeyedOneInputStreamOperatorTestHarness<String, PersonInput, Row> harness, Arrival arrival)
      throws Exception {
    harness.processElement(PersonInput.of(arrival), arrival.event().ts());
  }

  @Test
  void writesAnEventAtOnceAndItsJourneyWhenTheWatermarkHasPassed() throws Exception {
    try (var harness = harness(1, 0)) {
      harness.open();
      send(harness, touch("t1", "c1", T));
      send(harness, purchase("p1", "c1", T + 10, 5));
      assertThat(RowText.tables(harness.extractOutputValues()))
          .containsExactly(Table.EVENTS, Table.EVENTS, Table.CONVERSIONS);
      harness.processWatermark(new Watermark(T + 9));
      assertThat(RowText.count(harness.extractOutputValues(), Table.JOURNEYS)).isZero();
      harness.processWatermark(new Watermark(T + 10));
      assertThat(RowText.count(harness.extractOutputValues(), Table.JOURNEYS)).isEqualTo(1);
    }
  }

  @Test
  void whatAPersonRefusedLeavesARowThatOnlyCounts() throws Exception {
    Arrival word = TestArrivals.of("w", EventKind.CONSENT, "c1", "", T, 0);
    try (var harness = harness(1, 0)) {
      harness.open();
      send(harness, word.meaning(word.event(), REFUSED));
      send(harness, touch("t1", "c1", T + 1));
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
    try (var harness = harness(1, 0)) {
      harness.open();
      send(harness, touch("t1", "c1", T));
      send(harness, touch("t2", "c1", T + 1));
      assertThat(harness.getSideOutput(Outputs.CHANNELS)).isNull();
      harness.prepareSnapshotPreBarrier(1);
      assertThat(RowText.count(harness.extractOutputValues(), Table.CUSTOMERS)).isEqualTo(1);
      assertThat(harness.getSideOutput(Outputs.CHANNELS)).hasSize(1);
      harness.prepareSnapshotPreBarrier(2);
      assertThat(RowText.count(harness.extractOutputValues(), Table.CUSTOMERS))
          .as("an unchanged state has nothing new to show")
          .isEqualTo(1);
    }
  }

  @Test
  void showsAPersonOnceACheckpointHoweverOftenTheStateLeftMemory() throws Exception {
    try (var harness = harness(1, 0, "--state.hot", "2")) {
      harness.open();
      for (int i = 0; i < 20; i++) {
        send(harness, TestArrivals.of("e" + i, EventKind.ENGAGEMENT, "c" + i % 4, "", T + i, i));
      }
      harness.prepareSnapshotPreBarrier(1);
      List<Row> rows = harness.extractOutputValues();
      assertThat(RowText.count(rows, Table.EVENTS)).isEqualTo(20);
      assertThat(RowText.count(rows, Table.CUSTOMERS)).isEqualTo(4);
    }
  }

  @Test
  void aRepeatAfterARestoreIsStillARepeat() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = harness(1, 0)) {
      harness.open();
      send(harness, touch("t1", "c1", T));
      harness.prepareSnapshotPreBarrier(1);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = harness(1, 0)) {
      harness.initializeState(snapshot);
      harness.open();
      send(harness, touch("t1", "c1", T));
      assertThat(RowText.tables(harness.extractOutputValues()))
          .containsExactly(Table.REPEATED_EVENTS);
    }
  }

  @Test
  void rescalingKeepsEveryPerson() throws Exception {
    int persons = 200;
    OperatorSubtaskState snapshot;
    try (var harness = harness(1, 0)) {
      harness.open();
      for (int i = 0; i < persons; i++) {
        send(harness, purchase("p" + i, "c" + i, T + i, 1));
      }
      harness.prepareSnapshotPreBarrier(1);
      snapshot = harness.snapshot(1, 1);
    }
    long journeys = 0;
    for (int subtask = 0; subtask < 3; subtask++) {
      try (var harness = harness(3, subtask)) {
        harness.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                snapshot, 16, 1, 3, subtask));
        harness.open();
        harness.processWatermark(new Watermark(T + DAY));
        journeys += RowText.count(harness.extractOutputValues(), Table.JOURNEYS);
      }
    }
    assertThat(journeys).isEqualTo(persons);
  }

  @Test
  void evictedStatesComeBackWhole() throws Exception {
    try (var harness = harness(1, 0, "--state.hot", "3")) {
      harness.open();
      for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 10; i++) {
          send(harness, touch("t" + i, "c" + i, T + i));
        }
      }
      List<Row> rows = harness.extractOutputValues();
      assertThat(RowText.count(rows, Table.EVENTS)).isEqualTo(10);
      assertThat(RowText.count(rows, Table.REPEATED_EVENTS)).isEqualTo(40);
    }
  }

  @Test
  void stateEndsByItsTimeToLiveAndTimersWithWhatWaits() throws Exception {
    try (var harness =
        harness(1, 0, "--state.retention", "100d", "--state.hot", "1", "--state.packed-mb", "0")) {
      harness.setStateTtlProcessingTime(0);
      harness.open();
      send(harness, touch("t1", "c1", T));
      harness.prepareSnapshotPreBarrier(1);
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);
      harness.processWatermark(new Watermark(T));
      assertThat(harness.numEventTimeTimers()).isZero();
      harness.prepareSnapshotPreBarrier(2);
      assertThat(harness.numEventTimeTimers()).isZero();
      sendOthers(harness);
      harness.setStateTtlProcessingTime(99 * DAY);
      send(harness, touch("t1", "c1", T));
      assertThat(RowText.count(harness.extractOutputValues(), Table.REPEATED_EVENTS)).isEqualTo(1);
      sendOthers(harness);
      harness.setStateTtlProcessingTime(250 * DAY);
      send(harness, touch("t1", "c1", T));
      assertThat(RowText.count(harness.extractOutputValues(), Table.REPEATED_EVENTS))
          .as("the repeats of t1, x and y; nothing is known of t1 any more")
          .isEqualTo(3);
    }
  }

  /** Drives the state of t1 out of the cache. */
  private static void sendOthers(
      KeyedOneInputStreamOperatorTestHarness<String, PersonInput, Row> harness) throws Exception {
    send(harness, touch("x", "other", T));
    send(harness, touch("y", "third", T));
  }

  @Test
  void aWakeUpAsksForTheNextOne() throws Exception {
    try (var harness = harness(1, 0)) {
      harness.open();
      send(harness, purchase("p2", "c1", T + 20, 1));
      send(harness, purchase("p1", "c1", T + 10, 1));
      send(harness, purchase("p3", "c1", T + 30, 1));
      for (int i = 1; i <= 3; i++) {
        harness.processWatermark(new Watermark(T + 10L * i));
        assertThat(RowText.count(harness.extractOutputValues(), Table.JOURNEYS)).isEqualTo(i);
      }
    }
  }

  @Test
  void whatLeavesNoMarkOnTheJourneyDoesNotWait() throws Exception {
    try (var harness = harness(1, 0)) {
      harness.open();
      send(harness, TestArrivals.of("e1", EventKind.ENGAGEMENT, "c1", "", T, 0));
      assertThat(RowText.tables(harness.extractOutputValues())).containsExactly(Table.EVENTS);
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void spendBelongsToNoCustomer() throws Exception {
    try (var harness = harness(1, 0)) {
      harness.open();
      send(harness, TestArrivals.of("s", EventKind.SPEND, "", "", T, 0));
      harness.prepareSnapshotPreBarrier(1);
      assertThat(RowText.tables(harness.extractOutputValues())).containsExactly(Table.EVENTS);
      assertThat(harness.getSideOutput(Outputs.CHANNELS)).isNullOrEmpty();
    }
  }

  /** The tables of the rows after those, without the ones that only show a state. */
  private static List<Table> tables(List<Row> rows, int after) {
    return RowText.tables(rows.subList(after, rows.size())).stream()
        .filter(table -> table != Table.CUSTOMERS)
        .toList();
  }

  @Test
  void forgetsAnErasedPersonInTheHotStatesAndInTheStore() throws Exception {
    for (String hot : List.of("100", "1")) {
      TestingFeed feed = new TestingFeed();
      try (var harness = harness(1, 0, feed, "--state.hot", hot)) {
        harness.open();
        send(harness, touch("t1", "c1", T));
        send(harness, touch("t1", "c2", T));
        if (hot.equals("1")) {
          harness.prepareSnapshotPreBarrier(0);
          assertThat(harness.numEventTimeTimers()).isEqualTo(2);
        }
        feed.add(TestingErasure.change(TestingErasure.order(T + 5, "c:c1", "v:c2")));
        int before = harness.extractOutputValues().size();
        harness.prepareSnapshotPreBarrier(1);
        assertThat(harness.numEventTimeTimers()).isEqualTo(1);
        send(harness, touch("t1", "c1", T + 6));
        send(harness, touch("t1", "c2", T));
        assertThat(tables(harness.extractOutputValues(), before))
            .as("the first event of a new life, and a repeat of the other")
            .containsExactly(Table.ERASURES, Table.EVENTS, Table.REPEATED_EVENTS);
      }
    }
  }

  @Test
  void neitherALateEventNorAHistoryUnderWayBringsAnErasedPersonBack() throws Exception {
    TestingFeed feed = new TestingFeed();
    feed.add(TestingErasure.change(TestingErasure.order(T + 5, "c:c1").withoutIds()));
    try (var harness = harness(1, 0, feed)) {
      harness.open();
      send(harness, touch("t1", "c1", T + 5));
      Arrival visit = TestArrivals.of("v", EventKind.TOUCH, "", "v1", T, 0);
      harness.processElement(PersonInput.forward("c1", visit), T);
      harness.processElement(PersonInput.handOver("acme", "c1", history(T + 4)), T);
      harness.prepareSnapshotPreBarrier(1);
      List<Row> rows = harness.extractOutputValues();
      assertThat(TestingErasure.refused(rows)).isEqualTo(2);
      assertThat(rows).hasSize(2);
      harness.processElement(PersonInput.handOver("acme", "c1", history(T + 6)), T);
      harness.prepareSnapshotPreBarrier(2);
      assertThat(RowText.count(harness.extractOutputValues(), Table.CUSTOMERS))
          .as("who is found out after the erasure brings all that was his")
          .isEqualTo(1);
    }
  }

  private static byte[] history(long handedOverMs) {
    PersonState state = new PersonState();
    state.changed(handedOverMs);
    PackedWriter out = new PackedWriter(64);
    state.write(out);
    return out.toBytes();
  }

  @Test
  void aStateThatComesBackFromBeforeTheErasureIsNotRead() throws Exception {
    OperatorSubtaskState before;
    try (var harness = harness(1, 0)) {
      harness.open();
      send(harness, purchase("p1", "c1", T, 5));
      harness.prepareSnapshotPreBarrier(1);
      before = harness.snapshot(1, 1);
    }
    TestingFeed feed = new TestingFeed();
    feed.add(TestingErasure.change(TestingErasure.order(T + 5, "c:c1").withoutIds()));
    try (var harness = harness(1, 0, feed)) {
      harness.initializeState(before);
      harness.open();
      harness.processWatermark(new Watermark(T + DAY));
      harness.prepareSnapshotPreBarrier(2);
      assertThat(harness.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void everySubtaskReportsOnceAndOneOfThemHadTheState() throws Exception {
    long reports = 0;
    for (int subtask = 0; subtask < 3; subtask++) {
      TestingFeed feed = new TestingFeed();
      try (var harness = harness(3, subtask, feed)) {
        harness.open();
        harness.setProcessingTime(T + 7);
        feed.add(TestingErasure.change(TestingErasure.order(T, "c:c1")));
        harness.processWatermark(new Watermark(T));
        harness.prepareSnapshotPreBarrier(1);
        List<Row> rows = harness.extractOutputValues();
        reports += TestingErasure.reports(rows);
        assertThat(TestingErasure.reportedMs(rows.get(0))).isEqualTo(T + 7);
      }
    }
    assertThat(reports).isEqualTo(3);
  }

  @Test
  void eventsThatCountAreToldWhereFlinkCepRunsThePatterns() throws Exception {
    try (var harness = harness(1, 0, "--matcher=stock")) {
      harness.open();
      send(harness, touch("t1", "c1", T));
      send(harness, touch("t1", "c1", T));
      assertThat(harness.getSideOutput(Outputs.CUSTOMER_EVENTS))
          .singleElement()
          .satisfies(record -> assertThat(record.getTimestamp()).isEqualTo(T));
    }
  }
}
