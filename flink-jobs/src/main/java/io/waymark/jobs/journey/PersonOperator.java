package io.waymark.jobs.journey;

import io.waymark.clickhouse.row.Row;
import io.waymark.core.event.Arrival;
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

/** The person stage: repeats drop, events wait for their order, the journey is folded. */
public final class PersonOperator extends PackedStateOperator<PersonState, PersonInput, Row> {
  private static final long serialVersionUID = 1L;
  private static final char CUSTOMER = 'c';

  private final String topic;
  private final long[] bounds;

  private transient PersonStep step;
  private transient PersonRows rows;
  private transient ChannelDeltas channels;

  /** A stage with the bounds of those options. */
  @SuppressWarnings("NullAway") // transient fields are set in open
  public PersonOperator(JobOptions options) {
    super("person", options.hotStates(), options.millis("state.retention"));
    topic = options.topic();
    JourneyBounds b = options.journeyBounds();
    bounds = new long[] {b.latenessMs(), b.lookbackMs(), b.maxTouches()};
  }

  @Override
  public void open() throws Exception {
    super.open();
    step = new PersonStep(new JourneyBounds(bounds[0], bounds[1], (int) bounds[2]));
    channels = new ChannelDeltas(d -> output.collect(Outputs.CHANNELS, new StreamRecord<>(d)));
    rows = new PersonRows(topic, row -> output.collect(new StreamRecord<>(row)), channels);
  }

  @Override
  protected void arrive(String key, PersonState state, PersonInput input, long watermark) {
    rows.of(input.tenant(), input.customer(), input.id());
    Arrival arrival = input.arrival();
    byte[] visitor = input.visitor();
    if (arrival != null) {
      step.arrive(state, arrival, watermark, rows);
      if (arrival.event().ts() <= watermark) {
        step.advance(state, watermark, rows);
      }
    } else if (visitor != null) {
      step.merge(state, PersonState.read(new PackedReader(visitor)), watermark, rows);
      step.advance(state, watermark, rows);
    }
  }

  @Override
  protected void advance(String key, PersonState state, long watermark) {
    pointAt(key);
    step.advance(state, watermark, rows);
  }

  private void pointAt(String key) {
    String id = PersonKey.id(key);
    rows.of(PersonKey.tenant(key), id.charAt(0) == CUSTOMER, id.substring(1));
  }

  @Override
  protected void beforeStore(String key, PersonState state) {
    if (PersonKey.id(key).charAt(0) == CUSTOMER) {
      pointAt(key);
      rows.customer(state, "");
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
  protected long nextTimer(PersonState state) {
    return PersonStep.nextTimer(state);
  }

  @Override
  protected PersonState empty(String key) {
    return new PersonState();
  }

  @Override
  protected void write(PersonState state, PackedWriter out) {
    state.write(out);
  }

  @Override
  protected PersonState read(PackedReader in) {
    return PersonState.read(in);
  }
}
