package io.waymark.jobs.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.core.channel.ChannelCell;
import io.waymark.core.channel.ChannelCounts;
import io.waymark.jobs.record.ChannelDelta;
import io.waymark.jobs.record.RowText;
import io.waymark.jobs.record.TestArrivals;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ChannelOperatorTest {
  private static final long HOUR = 3_600_000L;
  private static final long T = 1_700_000_000_000L / HOUR * HOUR;
  private static final long LATENESS = 7 * 24 * HOUR;

  private static KeyedOneInputStreamOperatorTestHarness<String, ChannelDelta, Row> harness()
      throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new ChannelOperator(100, LATENESS, 400 * 24 * HOUR), ChannelDelta::key, Types.STRING);
    harness.setup(io.waymark.jobs.record.Types.ROW.createSerializer(null));
    return harness;
  }

  private static ChannelDelta delta(long minuteMs) {
    var event = TestArrivals.purchase("p", "c", minuteMs, 5).event();
    ChannelCounts counts = new ChannelCounts();
    counts.add(event, true);
    return new ChannelDelta(ChannelCell.of(event), minuteMs, counts);
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
  void anHourEndsWithItsLatenessAndWritesItsLastFiguresFirst() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement(delta(T), T);
      harness.processWatermark(new Watermark(T + HOUR + LATENESS - 1));
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.processWatermark(new Watermark(T + HOUR + LATENESS));
      assertThat(harness.extractOutputValues()).hasSize(2);
      harness.prepareSnapshotPreBarrier(1);
      assertThat(harness.extractOutputValues()).hasSize(2);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }
}
