package io.waymark.jobs.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.core.channel.ChannelCell;
import io.waymark.core.channel.ChannelHour;
import io.waymark.core.channel.MinuteCounts;
import io.waymark.jobs.record.ChannelDelta;
import io.waymark.jobs.record.RowText;
import io.waymark.jobs.record.TestArrivals;
import io.waymark.jobs.state.StateBounds;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ChannelOperatorTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long T = 1_700_000_000_000L / HOUR * HOUR;
  private static final int HOT = 4;
  private static final long LATENESS = 7 * 24 * HOUR;

  private static KeyedOneInputStreamOperatorTestHarness<String, ChannelDelta, Row> harness()
      throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new ChannelOperator(new StateBounds(HOT, 0, 400 * 24 * HOUR), LATENESS),
            ChannelDelta::key,
            Types.STRING);
    harness.setup(io.waymark.jobs.record.Types.ROW.createSerializer(null));
    return harness;
  }

  private static ChannelDelta delta(long ts) {
    var event = TestArrivals.purchase("p", "c", ts, 5).event();
    MinuteCounts minutes = new MinuteCounts();
    minutes.of((int) (ts % HOUR / 60_000)).add(event, true);
    return new ChannelDelta(ChannelCell.of(event), ChannelHour.startOf(ts), minutes);
  }

  @Test
  void writesChangedMinutesAndTheirHourOncePerBarrier() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement(delta(T), T);
      harness.processElement(delta(T), T);
      harness.processElement(delta(T + 60_000), T);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.prepareSnapshotPreBarrier(1);
      assertThat(RowText.tables(harness.extractOutputValues()))
          .containsExactly(Table.CHANNEL_MINUTELY, Table.CHANNEL_MINUTELY, Table.CHANNEL_DAILY);
      harness.prepareSnapshotPreBarrier(2);
      assertThat(harness.extractOutputValues()).hasSize(3);
    }
  }

  @Test
  void writesAnHourOnceHoweverManyOthersComeBetweenItsParts() throws Exception {
    try (var harness = harness()) {
      harness.open();
      for (int i = 0; i < 10 * HOT; i++) {
        harness.processElement(delta(T + i % (2 * HOT) * HOUR), T);
      }
      harness.prepareSnapshotPreBarrier(1);
      List<Row> rows = harness.extractOutputValues();
      assertThat(RowText.count(rows, Table.CHANNEL_DAILY)).isEqualTo(2 * HOT);
      assertThat(RowText.count(rows, Table.CHANNEL_MINUTELY)).isEqualTo(2 * HOT);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2 * HOT);
    }
  }

  @Test
  void anHourEndsWithItsLatenessOnceADayAndWritesItsLastFiguresFirst() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement(delta(T), T);
      harness.processWatermark(new Watermark(T + HOUR + LATENESS - 1));
      assertThat(harness.extractOutputValues()).as("a minute and its hour").hasSize(2);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      harness.processElement(delta(T + 1), T + 1);
      harness.processWatermark(new Watermark(T + HOUR + LATENESS + DAY));
      assertThat(harness.extractOutputValues()).hasSize(4);
      harness.prepareSnapshotPreBarrier(1);
      assertThat(harness.extractOutputValues()).hasSize(4);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void anHourThatIsNotOverOutlivesTheSweep() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement(delta(T), T);
      harness.processElement(delta(T + 2 * DAY), T);
      harness.processWatermark(new Watermark(T + DAY + LATENESS));
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }
  }
}
