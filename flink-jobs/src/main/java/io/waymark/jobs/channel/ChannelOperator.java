package io.waymark.jobs.channel;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.StateRows;
import io.waymark.clickhouse.row.Table;
import io.waymark.core.channel.ChannelHour;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.jobs.record.ChannelDelta;
import io.waymark.jobs.state.PackedStateOperator;
import io.waymark.jobs.state.StateBounds;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps the absolute figures of every cell and hour and writes them when they changed.
 *
 * <p>What comes for one hour from several subtasks of the stages before is put together until the
 * barrier: in a catch-up a checkpoint spans more hours than stay in memory, and each part that came
 * alone would take the state from the store and write all its rows anew.
 *
 * <p>An hour is over when no event that counts can fall into it any more. Those that are over end
 * together, once a day of event time: a timer for each would lie on the heap for the whole lateness
 * and go into every checkpoint.
 */
public final class ChannelOperator extends PackedStateOperator<ChannelHour, ChannelDelta, Row> {
  private static final long serialVersionUID = 1L;

  /** Hours that wait for the barrier; each holds 60 minutes at most. */
  private static final int WAITING_LIMIT = 10_000;

  private static final long SWEEP_EVERY_MS = 24 * ChannelHour.HOUR_MS;

  private final long latenessMs;
  private transient Map<String, ChannelDelta> waiting;
  private transient long nextSweepMs;

  /**
   * @param bounds of the hours; one that event time never ends is given up after the retention
   * @param latenessMs how long after its end an hour can still change
   */
  @SuppressWarnings("NullAway") // transient fields are set in open
  public ChannelOperator(StateBounds bounds, long latenessMs) {
    super("channel-hour", bounds);
    this.latenessMs = latenessMs;
  }

  @Override
  public void open() throws Exception {
    super.open();
    waiting = new HashMap<>();
    nextSweepMs = Long.MIN_VALUE;
  }

  /** When the hour around that time ends for good. */
  static long endOf(long ts, long latenessMs) {
    return ChannelHour.startOf(ts) + ChannelHour.HOUR_MS + latenessMs;
  }

  @Override
  public void processElement(StreamRecord<ChannelDelta> element) throws IOException {
    ChannelDelta delta = element.getValue();
    ChannelDelta before = waiting.putIfAbsent(delta.key(), delta);
    if (before != null) {
      before.minutes().add(delta.minutes());
    } else if (waiting.size() >= WAITING_LIMIT) {
      takeWaiting();
    }
  }

  private void takeWaiting() throws IOException {
    for (Map.Entry<String, ChannelDelta> hour : waiting.entrySet()) {
      take(hour.getKey(), hour.getValue());
    }
    waiting.clear();
  }

  @Override
  protected void storeChanged() throws IOException {
    takeWaiting();
    super.storeChanged();
  }

  @Override
  protected ChannelHour empty(String key) {
    return new ChannelHour();
  }

  @Override
  protected void arrive(String key, ChannelHour hour, ChannelDelta delta, long watermark) {
    hour.add(delta.minutes());
  }

  @Override
  protected void advance(String key, ChannelHour hour, long watermark) {
    // Nothing happens before the end of the hour's state.
  }

  @Override
  protected long nextTimer(ChannelHour hour) {
    return NO_TIMER;
  }

  @Override
  protected void beforeForwarding(long watermark) throws IOException {
    if (watermark >= nextSweepMs) {
      endWhere(key -> endOf(ChannelDelta.hourOfKey(key), latenessMs) <= watermark);
      nextSweepMs = (Math.floorDiv(watermark, SWEEP_EVERY_MS) + 1) * SWEEP_EVERY_MS;
    }
  }

  @Override
  protected void beforeStore(String key, ChannelHour hour) {
    ChannelDelta where = ChannelDelta.ofKey(key);
    boolean any =
        hour.takeChanged((minute, counts) -> {
          long minuteMs = where.hourMs() + minute * ChannelHour.MINUTE_MS;
          emit(
              StateRows.channel(
                  Table.CHANNEL_MINUTELY, where.cell(), minuteMs, counts, hour.version()));
        });
    if (any) {
      emit(
          StateRows.channel(
              Table.CHANNEL_DAILY, where.cell(), where.hourMs(), hour.total(), hour.version()));
    }
  }

  private void emit(Row row) {
    output.collect(new StreamRecord<>(row));
  }

  @Override
  protected void write(ChannelHour hour, PackedWriter out) {
    hour.write(out);
  }

  @Override
  protected ChannelHour read(PackedReader in) {
    return ChannelHour.read(in);
  }
}
