package io.waymark.jobs.journey;

import static io.waymark.jobs.record.TestArrivals.purchase;
import static io.waymark.jobs.record.TestArrivals.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.row.Table;
import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.event.EventKind;
import io.waymark.core.journey.JourneyBounds;
import io.waymark.core.journey.PersonState;
import io.waymark.core.journey.PersonStep;
import io.waymark.core.packed.PackedWriter;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.pattern.PatternOrder.Mode;
import io.waymark.core.pattern.PatternOrder.OnOff;
import io.waymark.core.pattern.Share;
import io.waymark.core.pattern.matching.Matcher;
import io.waymark.core.pattern.matching.PatternBook;
import io.waymark.core.wire.PatternOrderJson;
import io.waymark.jobs.channel.ChannelDeltas;
import io.waymark.jobs.control.TestingFeed;
import io.waymark.jobs.erase.TestingErasure;
import io.waymark.jobs.record.PersonInput;
import io.waymark.jobs.record.TestArrivals;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Patterns in the person stage: orders while it runs, rows, timers, savepoints. */
class PersonPatternsTest {
  private static final long DAY = 86_400_000L;
  private static final long T = 1_700_000_000_000L;

  private static final String TOUCH_THEN_PURCHASE =
      """
      {"id": "p", "steps": [{"name": "touched", "where": "kind == 'touch'"},
        {"name": "paid", "where": "kind == 'conversion'"}],
       "within": "3d", "emit": ["match", "dead_end"]}
      """;

  private static ControlChange order(int version, long revision, long from, Mode mode) {
    PatternOrder order = new PatternOrder(TOUCH_THEN_PURCHASE, mode, Share.ALL, OnOff.FINISH);
    ControlKey key = new ControlKey(PatternOrder.TYPE, "acme", PatternOrder.id("p", version));
    return ControlChange.of(ControlRecord.of(key, revision, from, PatternOrderJson.text(order)));
  }

  @Test
  void aPatternIsAddedChangedAndSwitchedOffWhileTheStageRuns() throws Exception {
    TestingFeed feed = new TestingFeed();
    try (var harness = new PersonHarness(feed)) {
      harness.open();
      harness.send(touch("t1", "c1", T));
      harness.send(purchase("p1", "c1", T + 10, 5));
      harness.processWatermark(new Watermark(T + 10));
      assertThat(harness.count(Table.PATTERN_MATCHES)).isZero();

      feed.add(order(1, 1, 0, Mode.LIVE));
      harness.send(touch("t2", "c1", T + 20));
      harness.send(purchase("p2", "c1", T + 30, 5));
      harness.processWatermark(new Watermark(T + 30));
      assertThat(harness.count(Table.PATTERN_MATCHES)).isEqualTo(1);

      // Version 2 takes over at T + 40; what version 1 began it finishes.
      feed.add(order(1, 2, T + 40, Mode.OFF)).add(order(2, 1, T + 40, Mode.LIVE));
      harness.send(touch("t3", "c1", T + 39));
      harness.send(touch("t4", "c1", T + 40));
      harness.send(purchase("p3", "c1", T + 50, 5));
      harness.processWatermark(new Watermark(T + 50));
      assertThat(harness.count(Table.PATTERN_MATCHES)).isEqualTo(3);

      feed.add(order(2, 2, T + 60, Mode.OFF));
      harness.send(touch("t5", "c1", T + 60));
      harness.send(purchase("p4", "c1", T + 70, 5));
      harness.processWatermark(new Watermark(T + 10 * DAY));
      assertThat(harness.count(Table.PATTERN_MATCHES)).isEqualTo(3);
      assertThat(harness.count(Table.DEAD_ENDS)).isZero();
    }
  }

  @Test
  void aDeadEndComesThoughTheCustomerDoesNot() throws Exception {
    try (var harness = new PersonHarness(new TestingFeed().add(order(1, 1, 0, Mode.LIVE)))) {
      harness.open();
      harness.send(touch("t1", "c1", T));
      harness.processWatermark(new Watermark(T + 3 * DAY - 1));
      assertThat(harness.count(Table.DEAD_ENDS)).isZero();
      harness.processWatermark(new Watermark(T + 3 * DAY));
      assertThat(harness.count(Table.DEAD_ENDS)).isEqualTo(1);
      harness.processWatermark(new Watermark(T + 30 * DAY));
      assertThat(harness.count(Table.DEAD_ENDS)).isEqualTo(1);
    }
  }

  @Test
  void anErasedPersonComesToNoDeadEnd() throws Exception {
    TestingFeed feed = new TestingFeed().add(order(1, 1, 0, Mode.LIVE));
    try (var harness = new PersonHarness(feed)) {
      harness.open();
      harness.send(touch("t1", "c1", T));
      harness.processWatermark(new Watermark(T));
      harness.prepareSnapshotPreBarrier(1);
      feed.add(TestingErasure.change(TestingErasure.order(T + 5, "c:c1")));
      harness.processWatermark(new Watermark(T + 30 * DAY));
      assertThat(harness.count(Table.DEAD_ENDS)).isZero();
    }
  }

  @Test
  void aVisitorsPartialMatchIsTheCustomers() throws Exception {
    TestingFeed feed = new TestingFeed().add(order(1, 1, 0, Mode.LIVE));
    byte[] visitor = historyOfATouch();
    try (var harness = new PersonHarness(feed)) {
      harness.open();
      harness.send(purchase("p1", "c1", T + 10, 5));
      harness.processWatermark(new Watermark(T + 20));
      assertThat(harness.count(Table.PATTERN_MATCHES)).isZero();
      harness.processElement(PersonInput.handOver("acme", "c1", visitor), T + 20);
      assertThat(harness.count(Table.PATTERN_MATCHES)).isEqualTo(1);
    }
  }

  private static byte[] historyOfATouch() {
    PatternBook book = new PatternBook();
    book.accept(order(1, 1, 0, Mode.LIVE));
    PersonStep step =
        new PersonStep(JourneyBounds.defaults(), new Matcher(book, Matcher.Report.NONE));
    PersonRows rows = new PersonRows("events", row -> {}, new ChannelDeltas(delta -> {}));
    rows.of("acme", false, "v1");
    PersonState state = new PersonState();
    step.arrive(state, TestArrivals.of("t1", EventKind.TOUCH, "", "v1", T, 0), T, rows);
    step.advance(state, T, rows);
    PackedWriter out = new PackedWriter(64);
    state.write(out);
    return out.toBytes();
  }

  @Test
  void anOrderThatCannotBeUsedStopsNothing() throws Exception {
    ControlKey key = new ControlKey(PatternOrder.TYPE, "acme", "bad/1");
    TestingFeed feed =
        new TestingFeed()
            .add(ControlChange.of(ControlRecord.of(key, 1, 0, "{\"no\":1}")))
            .add(order(1, 1, 0, Mode.SHADOW));
    try (var harness = new PersonHarness(feed)) {
      harness.open();
      harness.send(touch("t1", "c1", T));
      harness.send(purchase("p1", "c1", T + 10, 5));
      harness.processWatermark(new Watermark(T + 10));
      assertThat(harness.count(Table.PATTERN_MATCHES)).isEqualTo(1);
    }
  }

  @Test
  void partialMatchesAndPendingDeadEndsOutliveRescaling() throws Exception {
    int persons = 100;
    OperatorSubtaskState[] snapshots = new OperatorSubtaskState[2];
    for (int subtask = 0; subtask < 2; subtask++) {
      try (var harness =
          new PersonHarness(2, subtask, new TestingFeed().add(order(1, 1, 0, Mode.LIVE)))) {
        harness.open();
        for (int i = 0; i < persons; i++) {
          if (isOf(subtask, 2, i)) {
            harness.send(touch("t" + i, "c" + i, T + i));
          }
        }
        harness.processWatermark(new Watermark(T + persons));
        harness.prepareSnapshotPreBarrier(1);
        snapshots[subtask] = harness.snapshot(1, 1);
      }
    }
    OperatorSubtaskState both = AbstractStreamOperatorTestHarness.repackageState(snapshots);
    long matches = 0;
    long deadEnds = 0;
    for (int subtask = 0; subtask < 3; subtask++) {
      try (var harness =
          new PersonHarness(3, subtask, new TestingFeed().add(order(1, 1, 0, Mode.LIVE)))) {
        harness.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                both, PersonHarness.MAX_PARALLELISM, 2, 3, subtask));
        harness.open();
        for (int i = 0; i < persons; i += 2) {
          if (isOf(subtask, 3, i)) {
            harness.send(purchase("p" + i, "c" + i, T + DAY + i, 5));
          }
        }
        harness.processWatermark(new Watermark(T + 10 * DAY));
        matches += harness.count(Table.PATTERN_MATCHES);
        deadEnds += harness.count(Table.DEAD_ENDS);
      }
    }
    assertThat(matches).isEqualTo(persons / 2);
    assertThat(deadEnds).isEqualTo(persons / 2);
  }

  private static boolean isOf(int subtask, int parallelism, int person) {
    String key = PersonInput.of(touch("t", "c" + person, T)).key();
    return org.apache.flink.runtime.state.KeyGroupRangeAssignment.assignKeyToParallelOperator(
            key, PersonHarness.MAX_PARALLELISM, parallelism)
        == subtask;
  }
}
