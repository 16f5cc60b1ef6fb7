package io.waymark.jobs.journey;

import io.waymark.clickhouse.row.Row;
import io.waymark.core.journey.JourneyBounds;
import io.waymark.core.journey.PersonStep;
import io.waymark.jobs.app.JobOptions;
import io.waymark.jobs.channel.ChannelDeltas;
import io.waymark.jobs.control.ControlFeed;
import io.waymark.jobs.control.ControlState;
import io.waymark.jobs.erase.ErasableStateOperator;
import io.waymark.jobs.pattern.PatternHost;
import io.waymark.jobs.record.Outputs;
import java.io.IOException;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * A stage that folds journeys. Beside its states it holds the patterns that are matched on the way,
 * and what waits for the barrier: the row of each state's latest value, and the channel figures.
 *
 * @param <S> the state
 * @param <I> input
 * @param <O> output
 */
public abstract class JourneyOperator<S, I, O> extends ErasableStateOperator<S, I, O> {
  private static final long serialVersionUID = 1L;

  private final JobOptions options;

  private transient JourneyBounds bounds;
  private transient PatternHost patterns;
  private transient LatestRows latest;
  private transient ChannelDeltas channels;

  /** A stage with the bounds of those options. */
  @SuppressWarnings("NullAway") // transient fields are set in open
  protected JourneyOperator(String stateName, JobOptions options, ControlFeed.Opener opener) {
    super(stateName, options.stateBounds(), options.topic(), opener);
    this.options = options;
  }

  @Override
  public void open() throws Exception {
    super.open();
    bounds = options.journeyBounds();
    latest = new LatestRows(this::collectRow);
    channels = new ChannelDeltas(d -> output.collect(Outputs.CHANNELS, new StreamRecord<>(d)));
  }

  @Override
  protected ControlState listen(ControlState reader) {
    patterns =
        new PatternHost(
            getMetricGroup(),
            !options.isStockMatcher(),
            this::collectRow,
            getProcessingTimeService()::getCurrentProcessingTime);
    return patterns.on(reader);
  }

  /** The options of the job. */
  protected final JobOptions options() {
    return options;
  }

  /** The step that folds a person's journey and matches the patterns. */
  protected final PersonStep personStep() {
    return new PersonStep(bounds, patterns.matcher());
  }

  /** The channel figures that wait for the barrier. */
  protected final ChannelDeltas channels() {
    return channels;
  }

  /** Shows that row with the next barrier, unless a later one of the same state comes. */
  protected final void show(String key, Row row) {
    latest.put(key, row);
  }

  /** Nothing is to be shown of that state any more. */
  protected final void hide(String key) {
    latest.forget(key);
  }

  @Override
  protected void afterEnd(String key) {
    hide(key);
  }

  @Override
  protected void beforeForwarding(long watermark) {
    channels.beforeWatermark(watermark, bounds.latenessMs());
  }

  @Override
  protected void storeChanged() throws IOException {
    super.storeChanged();
    latest.flush();
    channels.flush();
  }
}
