package io.waymark.jobs.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.EventKind;
import io.waymark.core.journey.PersonState;
import io.waymark.core.packed.PackedReader;
import io.waymark.jobs.app.JobOptions;
import io.waymark.jobs.control.TestingFeed;
import io.waymark.jobs.erase.TestingErasure;
import io.waymark.jobs.record.Outputs;
import io.waymark.jobs.record.PersonInput;
import io.waymark.jobs.record.PersonKey;
import io.waymark.jobs.record.RowText;
import io.waymark.jobs.record.TestArrivals;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class VisitorOperatorTest {
  private static final long T = 1_700_000_000_000L;

  private static KeyedOneInputStreamOperatorTestHarness<String, Arrival, PersonInput> harness()
      throws Exception {
    return harness(new TestingFeed());
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Arrival, PersonInput> harness(
      TestingFeed feed) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new VisitorOperator(JobOptions.parse(new String[0], Map.of()), metrics -> feed),
            (Arrival a) -> PersonKey.of(a.event().tenant(), a.event().anonymousId()),
            Types.STRING);
    harness.setup(io.waymark.jobs.record.Types.PERSON_INPUT.createSerializer(null));
    return harness;
  }

  private static Arrival visit(String id, long ts) {
    return TestArrivals.of(id, EventKind.TOUCH, "", "a1", ts, 0);
  }

  private static Arrival identify(String id, String customer, long ts) {
    return TestArrivals.of(id, EventKind.IDENTIFY, customer, "a1", ts, 0);
  }

  private static List<Row> rows(
      KeyedOneInputStreamOperatorTestHarness<String, Arrival, PersonInput> harness) {
    var side = harness.getSideOutput(Outputs.ROWS);
    return side == null ? List.of() : side.stream().map(StreamRecord::getValue).toList();
  }

  @Test
  void handsTheHistoryOverOnceAlsoAcrossARestore() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = harness()) {
      harness.open();
      harness.processElement(visit("v1", T), T);
      harness.processWatermark(new Watermark(T + 1));
      harness.processElement(identify("i1", "c1", T + 2), T + 2);
      harness.prepareSnapshotPreBarrier(1);
      assertThat(harness.extractOutputValues()).isEmpty();
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = harness()) {
      harness.initializeState(snapshot);
      harness.open();
      harness.processElement(visit("v2", T + 3), T + 3);
      harness.processWatermark(new Watermark(T + 10));
      List<PersonInput> out = harness.extractOutputValues();
      assertThat(out).hasSize(3).allMatch(input -> input.id().equals("c1"));
      PersonState visitor = PersonState.read(new PackedReader(out.get(0).visitor()));
      assertThat(visitor.counts().events()).isEqualTo(1);
      assertThat(out.get(1).arrival().event().eventId()).isEqualTo("i1");
      assertThat(out.get(2).arrival().event().eventId()).isEqualTo("v2");
      assertThat(RowText.tables(rows(harness))).containsExactly(Table.IDENTITIES, Table.CUSTOMERS);
    }
  }

  @Test
  void anUnknownVisitorHasRowsOfItsOwn() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement(visit("v1", T), T);
      harness.processElement(visit("v1", T), T);
      harness.processWatermark(new Watermark(T + 1));
      harness.prepareSnapshotPreBarrier(1);
      assertThat(RowText.tables(rows(harness)))
          .containsExactly(Table.EVENTS, Table.REPEATED_EVENTS, Table.CUSTOMERS);
      assertThat(harness.getSideOutput(Outputs.CHANNELS)).hasSize(1);
    }
  }

  @Test
  void figuresGoBeforeTheWatermarkThatWouldEndTheirHour() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement(visit("v1", T), T);
      harness.processWatermark(new Watermark(T + 30 * 86_400_000L));
      assertThat(harness.getSideOutput(Outputs.CHANNELS)).hasSize(1);
    }
  }

  @Test
  void forgetsAnErasedVisitorAndTakesNothingOfBeforeAnyMore() throws Exception {
    TestingFeed feed = new TestingFeed();
    try (var harness = harness(feed)) {
      harness.open();
      harness.processElement(identify("i1", "c1", T), T);
      harness.processElement(visit("v1", T + 1), T + 1);
      feed.add(TestingErasure.change(TestingErasure.order(T + 5, "c:c1", "v:a1")));
      harness.processElement(visit("v2", T + 5), T + 5);
      assertThat(TestingErasure.reports(rows(harness))).isEqualTo(1);
      assertThat(TestingErasure.refused(rows(harness))).isEqualTo(1);
      assertThat(harness.numEventTimeTimers()).isZero();
      harness.processElement(visit("v3", T + 6), T + 6);
      harness.processWatermark(new Watermark(T + 10));
      assertThat(harness.extractOutputValues()).as("nothing goes to c1").isEmpty();
      assertThat(RowText.count(rows(harness), Table.EVENTS)).isEqualTo(1);
    }
  }
}
