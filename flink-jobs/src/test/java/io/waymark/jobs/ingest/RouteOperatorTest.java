package io.waymark.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.row.DeadLetter;
import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.core.clock.Timeliness;
import io.waymark.core.event.EventKind;
import io.waymark.jobs.app.JobOptions;
import io.waymark.jobs.control.TestingFeed;
import io.waymark.jobs.erase.TestingErasure;
import io.waymark.jobs.record.Outputs;
import io.waymark.jobs.record.PersonInput;
import io.waymark.jobs.record.RowText;
import io.waymark.jobs.record.TestArrivals;
import io.waymark.jobs.record.Types;
import io.waymark.jobs.source.Intake;
import io.waymark.jobs.source.TestingIntake;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class RouteOperatorTest {
  private static final long T = 1_700_000_000_000L;

  private final TestingFeed feed = new TestingFeed();

  private OneInputStreamOperatorTestHarness<Intake, PersonInput> harness() throws Exception {
    JobOptions options = JobOptions.parse(new String[0], Map.of());
    TestingFeed given = feed;
    var harness =
        new OneInputStreamOperatorTestHarness<Intake, PersonInput>(
            new RouteOperator(new RouteFunction(options, metrics -> given)));
    harness.setup(Types.PERSON_INPUT.createSerializer(null));
    harness.open();
    return harness;
  }

  private static Intake event(String customer, String visitor, long ts, Timeliness timeliness) {
    return TestingIntake.of(
        TestArrivals.of("e", EventKind.TOUCH, customer, visitor, ts, 0).event(), timeliness);
  }

  private static <T> List<T> side(
      OneInputStreamOperatorTestHarness<Intake, PersonInput> harness, OutputTag<T> tag) {
    var side = harness.getSideOutput(tag);
    return side == null ? List.of() : side.stream().map(StreamRecord::getValue).toList();
  }

  @Test
  void anIdleStageReportsWithTheNextCheckpoint() throws Exception {
    try (var harness = harness()) {
      feed.add(TestingErasure.change(TestingErasure.order(T, "c:c1")));
      harness.setProcessingTime(T + 7);
      harness.prepareSnapshotPreBarrier(1);
      harness.prepareSnapshotPreBarrier(2);
      List<Row> rows = side(harness, Outputs.ROWS);
      assertThat(RowText.tables(rows)).containsExactly(Table.ERASURES);
      assertThat(TestingErasure.reportedMs(rows.get(0))).isEqualTo(T + 7);
    }
  }

  @Test
  void nothingOfAnErasedPersonGoesOnAlsoNotAsALateEvent() throws Exception {
    feed.add(TestingErasure.change(TestingErasure.order(T, "c:c1", "v:v1").withoutIds()));
    try (var harness = harness()) {
      harness.processElement(event("c1", "", T, Timeliness.ON_TIME), T);
      harness.processElement(event("", "v1", T - 9, Timeliness.LATE), T);
      harness.processElement(event("c1", "v9", T - 9, Timeliness.OUT_OF_ORDER), T);
      List<Row> rows = side(harness, Outputs.ROWS);
      assertThat(TestingErasure.refused(rows)).isEqualTo(3);
      assertThat(rows).hasSize(3);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.processElement(event("c1", "", T + 1, Timeliness.ON_TIME), T);
      harness.processElement(event("c2", "v1", T, Timeliness.ON_TIME), T);
      assertThat(harness.extractOutputValues()).as("a new life, and another").hasSize(2);
    }
  }

  @Test
  void aDeadLetterThatNamesAnErasedPersonKeepsNoContent() throws Exception {
    feed.add(TestingErasure.change(TestingErasure.order(T, "c:c1")));
    try (var harness = harness()) {
      harness.processElement(TestingIntake.refused("acme", "{\"customer_id\":\"c1\"}"), T);
      harness.processElement(TestingIntake.refused("acme", "{\"customer_id\":\"c2\"}"), T);
      harness.processElement(TestingIntake.refused("other", "{\"customer_id\":\"c1\"}"), T);
      assertThat(side(harness, Outputs.DEAD_LETTERS))
          .extracting(letter -> letter.payload().length > 0)
          .containsExactly(false, true, true);
      DeadLetter first = side(harness, Outputs.DEAD_LETTERS).get(0);
      assertThat(first.reason() + first.detail()).isEqualTo("bad_ts");
    }
  }
}
