package io.waymark.jobs.journey;

import static io.waymark.jobs.record.TestArrivals.purchase;
import static io.waymark.jobs.record.TestArrivals.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.EventKind;
import io.waymark.core.journey.PersonState;
import io.waymark.core.packed.PackedWriter;
import io.waymark.jobs.control.TestingFeed;
import io.waymark.jobs.erase.TestingErasure;
import io.waymark.jobs.record.PersonInput;
import io.waymark.jobs.record.RowText;
import io.waymark.jobs.record.TestArrivals;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;

/** The person stage forgets whom it is told to forget. */
class PersonErasureTest {
  private static final long DAY = 86_400_000L;
  private static final long T = 1_700_000_000_000L;

  @Test
  void forgetsAnErasedPersonInTheHotStatesAndInTheStore() throws Exception {
    for (String hot : List.of("100", "1")) {
      TestingFeed feed = new TestingFeed();
      try (var harness = new PersonHarness(feed, "--state.hot", hot)) {
        harness.open();
        harness.send(touch("t1", "c1", T));
        harness.send(touch("t1", "c2", T));
        if (hot.equals("1")) {
          harness.prepareSnapshotPreBarrier(0);
          assertThat(harness.numEventTimeTimers()).isEqualTo(2);
        }
        feed.add(TestingErasure.change(TestingErasure.order(T + 5, "c:c1", "v:c2")));
        int before = harness.extractOutputValues().size();
        harness.prepareSnapshotPreBarrier(1);
        assertThat(harness.numEventTimeTimers()).isEqualTo(1);
        harness.send(touch("t1", "c1", T + 6));
        harness.send(touch("t1", "c2", T));
        assertThat(tables(harness.extractOutputValues(), before))
            .as("the first event of a new life, and a repeat of the other")
            .containsExactly(Table.ERASURES, Table.EVENTS, Table.REPEATED_EVENTS);
      }
    }
  }

  /** The tables of the rows after those, without the ones that only show a state. */
  private static List<Table> tables(List<Row> rows, int after) {
    return RowText.tables(rows.subList(after, rows.size())).stream()
        .filter(table -> table != Table.CUSTOMERS)
        .toList();
  }

  @Test
  void neitherALateEventNorAHistoryUnderWayBringsAnErasedPersonBack() throws Exception {
    TestingFeed feed = new TestingFeed();
    feed.add(TestingErasure.change(TestingErasure.order(T + 5, "c:c1").withoutIds()));
    try (var harness = new PersonHarness(feed)) {
      harness.open();
      harness.send(touch("t1", "c1", T + 5));
      Arrival visit = TestArrivals.of("v", EventKind.TOUCH, "", "v1", T, 0);
      harness.processElement(PersonInput.forward("c1", visit), T);
      harness.processElement(PersonInput.handOver("acme", "c1", history(T + 4)), T);
      harness.prepareSnapshotPreBarrier(1);
      List<Row> rows = harness.extractOutputValues();
      assertThat(TestingErasure.refused(rows)).isEqualTo(2);
      assertThat(rows).hasSize(2);
      harness.processElement(PersonInput.handOver("acme", "c1", history(T + 6)), T);
      harness.prepareSnapshotPreBarrier(2);
      assertThat(harness.count(Table.CUSTOMERS))
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
    try (var harness = new PersonHarness()) {
      harness.open();
      harness.send(purchase("p1", "c1", T, 5));
      before = harness.checkpoint(1);
    }
    TestingFeed feed = new TestingFeed();
    feed.add(TestingErasure.change(TestingErasure.order(T + 5, "c:c1").withoutIds()));
    try (var harness = new PersonHarness(feed)) {
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
      try (var harness = new PersonHarness(3, subtask, feed)) {
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
}
