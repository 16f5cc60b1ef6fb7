package io.waymark.jobs.journey;

import static io.waymark.jobs.record.TestArrivals.purchase;
import static io.waymark.jobs.record.TestArrivals.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.jobs.control.TestingFeed;
import io.waymark.jobs.record.RowText;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The states of the person stage: restored, rescaled, evicted and ended. */
class PersonStateTest {
  private static final long DAY = 86_400_000L;
  private static final long T = 1_700_000_000_000L;

  @Test
  void aRepeatAfterARestoreIsStillARepeat() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = new PersonHarness()) {
      harness.open();
      harness.send(touch("t1", "c1", T));
      snapshot = harness.checkpoint(1);
    }
    try (var harness = new PersonHarness()) {
      harness.initializeState(snapshot);
      harness.open();
      harness.send(touch("t1", "c1", T));
      assertThat(harness.tables()).containsExactly(Table.REPEATED_EVENTS);
    }
  }

  @Test
  void rescalingKeepsEveryPerson() throws Exception {
    int persons = 200;
    OperatorSubtaskState snapshot;
    try (var harness = new PersonHarness()) {
      harness.open();
      for (int i = 0; i < persons; i++) {
        harness.send(purchase("p" + i, "c" + i, T + i, 1));
      }
      snapshot = harness.checkpoint(1);
    }
    long journeys = 0;
    for (int subtask = 0; subtask < 3; subtask++) {
      try (var harness = new PersonHarness(3, subtask, new TestingFeed())) {
        harness.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                snapshot, PersonHarness.MAX_PARALLELISM, 1, 3, subtask));
        harness.open();
        harness.processWatermark(new Watermark(T + DAY));
        journeys += harness.count(Table.JOURNEYS);
      }
    }
    assertThat(journeys).isEqualTo(persons);
  }

  @Test
  void evictedStatesComeBackWhole() throws Exception {
    try (var harness = new PersonHarness("--state.hot", "3")) {
      harness.open();
      for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 10; i++) {
          harness.send(touch("t" + i, "c" + i, T + i));
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
        new PersonHarness(
            "--state.retention", "100d", "--state.hot", "1", "--state.packed-mb", "0")) {
      harness.setStateTtlProcessingTime(0);
      harness.open();
      harness.send(touch("t1", "c1", T));
      harness.prepareSnapshotPreBarrier(1);
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);
      harness.processWatermark(new Watermark(T));
      assertThat(harness.numEventTimeTimers()).isZero();
      harness.prepareSnapshotPreBarrier(2);
      assertThat(harness.numEventTimeTimers()).isZero();
      sendOthers(harness);
      harness.setStateTtlProcessingTime(99 * DAY);
      harness.send(touch("t1", "c1", T));
      assertThat(harness.count(Table.REPEATED_EVENTS)).isEqualTo(1);
      sendOthers(harness);
      harness.setStateTtlProcessingTime(250 * DAY);
      harness.send(touch("t1", "c1", T));
      assertThat(harness.count(Table.REPEATED_EVENTS))
          .as("the repeats of t1, x and y; nothing is known of t1 any more")
          .isEqualTo(3);
    }
  }

  /** Drives the state of t1 out of the cache. */
  private static void sendOthers(PersonHarness harness) throws Exception {
    harness.send(touch("x", "other", T));
    harness.send(touch("y", "third", T));
  }

  @Test
  void aWakeUpAsksForTheNextOne() throws Exception {
    try (var harness = new PersonHarness()) {
      harness.open();
      harness.send(purchase("p2", "c1", T + 20, 1));
      harness.send(purchase("p1", "c1", T + 10, 1));
      harness.send(purchase("p3", "c1", T + 30, 1));
      for (int i = 1; i <= 3; i++) {
        harness.processWatermark(new Watermark(T + 10L * i));
        assertThat(harness.count(Table.JOURNEYS)).isEqualTo(i);
      }
    }
  }
}
