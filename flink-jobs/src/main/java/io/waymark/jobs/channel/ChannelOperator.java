package io.waymark.jobs.channel;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.StateRows;
import io.waymark.clickhouse.row.Table;
import io.waymark.core.channel.ChannelHour;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.jobs.record.ChannelDelta;
import io.waymark.jobs.state.PackedStateOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps the absolute figures of every cell and hour and writes them when they changed. The state of
 * an hour ends when no event that counts can fall into it any more.
 */
public final class ChannelOperator
    extends PackedStateOperator<ChannelOperator.Span, ChannelDelta, Row> {
  private static final long serialVersionUID = 1L;

  /** An hour of a cell, and where it begins. */
  static final class Span {
    private final long hourMs;
    private final ChannelHour hour;

    Span(long hourMs, ChannelHour hour) {
      this.hourMs = hourMs;
      this.hour = hour;
    }
  }

  private final long latenessMs;

  /**
   * @param hotLimit how many hours stay unpacked
   * @param latenessMs how long after its end an hour can still change
   * @param retentionMs when an hour that event time never ends is given up
   */
  public ChannelOperator(int hotLimit, long latenessMs, long retentionMs) {
    super("channel-hour", hotLimit, retentionMs);
    this.latenessMs = latenessMs;
  }

  /** When the hour around that time ends for good. */
  static long endOf(long ts, long latenessMs) {
    long hourMs = Math.floorDiv(ts, ChannelHour.HOUR_MS) * ChannelHour.HOUR_MS;
    return hourMs + ChannelHour.HOUR_MS + latenessMs;
  }

  @Override
  protected Span empty(String key) {
    long hourMs = ChannelDelta.ofKey(key).minuteMs();
    return new Span(hourMs, new ChannelHour());
  }

  @Override
  protected void arrive(String key, Span span, ChannelDelta delta, long watermark) {
    int minute = (int) ((delta.minuteMs() - span.hourMs) / ChannelHour.MINUTE_MS);
    span.hour.add(minute, delta.counts());
  }

  @Override
  protected void advance(String key, Span span, long watermark) {
    // Nothing happens before the end of the hour's state.
  }

  @Override
  protected long nextTimer(Span span) {
    return endOf(span.hourMs, latenessMs);
  }

  @Override
  protected boolean isOver(Span span, long watermark) {
    return watermark >= endOf(span.hourMs, latenessMs);
  }

  @Override
  protected void beforeStore(String key, Span span) {
    ChannelDelta where = ChannelDelta.ofKey(key);
    ChannelHour hour = span.hour;
    boolean[] any = new boolean[1];
    hour.takeChanged((minute, counts) -> {
      any[0] = true;
      long minuteMs = span.hourMs + minute * ChannelHour.MINUTE_MS;
      emit(
          StateRows.channel(
              Table.CHANNEL_MINUTELY, where.cell(), minuteMs, counts, hour.version()));
    });
    if (any[0]) {
      emit(
          StateRows.channel(
              Table.CHANNEL_DAILY, where.cell(), span.hourMs, hour.total(), hour.version()));
    }
  }

  private void emit(Row row) {
    output.collect(new StreamRecord<>(row));
  }

  @Override
  protected void write(Span span, PackedWriter out) {
    out.writeLong(span.hourMs);
    span.hour.write(out);
  }

  @Override
  protected Span read(PackedReader in) {
    return new Span(in.readLong(), ChannelHour.read(in));
  }
}
