package io.waymark.jobs.identity;

import io.waymark.core.event.Arrival;
import io.waymark.core.identity.VisitorState;
import io.waymark.core.identity.VisitorStep;
import io.waymark.core.journey.JourneyBounds;
import io.waymark.core.journey.PersonState;
import io.waymark.core.journey.PersonStep;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.jobs.app.JobOptions;
import io.waymark.jobs.channel.ChannelDeltas;
import io.waymark.jobs.record.Outputs;
import io.waymark.jobs.record.PersonInput;
import io.waymark.jobs.record.PersonKey;
import io.waymark.jobs.state.PackedStateOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** The identity stage: whom an anonymous id belongs to, and its own history while nobody's. */
public final class VisitorOperator extends PackedStateOperator<VisitorState, Arrival, PersonInput> {
  private static final long serialVersionUID = 1L;

  private final String topic;
  private final long[] bounds;

  private transient VisitorStep step;
  private transient VisitorRows rows;
  private transient ChannelDeltas channels;

  /** A stage with the bounds of those options. */
  @SuppressWarnings("NullAway") // transient fields are set in open
  public VisitorOperator(JobOptions options) {
    super("visitor", options.hotStates(), options.millis("state.retention"));
    topic = options.topic();
    JourneyBounds b = options.journeyBounds();
    bounds = new long[] {b.latenessMs(), b.lookbackMs(), b.maxTouches()};
  }

  @Override
  public void open() throws Exception {
    super.open();
    JourneyBounds own = new JourneyBounds(bounds[0], bounds[1], (int) bounds[2]);
    step = new VisitorStep(new PersonStep(own));
    channels = new ChannelDeltas(d -> output.collect(Outputs.CHANNELS, new StreamRecord<>(d)));
    rows =
        new VisitorRows(
            topic,
            row -> output.collect(Outputs.ROWS, new StreamRecord<>(row)),
            channels,
            input -> output.collect(new StreamRecord<>(input)));
  }

  @Override
  protected void arrive(String key, VisitorState state, Arrival arrival, long watermark) {
    rows.of(arrival.event().tenant(), arrival.event().anonymousId());
    step.arrive(state, arrival, watermark, rows);
  }

  @Override
  protected void advance(String key, VisitorState state, long watermark) {
    rows.of(PersonKey.tenant(key), PersonKey.id(key));
    step.advance(state, watermark, rows);
  }

  @Override
  protected void beforeStore(String key, VisitorState state) {
    PersonState visitor = state.person();
    if (visitor != null) {
      rows.of(PersonKey.tenant(key), PersonKey.id(key));
      rows.customer(visitor, "");
    }
  }

  @Override
  protected void beforeForwarding(long watermark) {
    channels.beforeWatermark(watermark, bounds[0]);
  }

  @Override
  protected void storeChanged() {
    super.storeChanged();
    channels.flush();
  }

  @Override
  protected long nextTimer(VisitorState state) {
    return VisitorStep.nextTimer(state);
  }

  @Override
  protected VisitorState empty(String key) {
    return new VisitorState();
  }

  @Override
  protected void write(VisitorState state, PackedWriter out) {
    state.write(out);
  }

  @Override
  protected VisitorState read(PackedReader in) {
    return VisitorState.read(in);
  }
}
