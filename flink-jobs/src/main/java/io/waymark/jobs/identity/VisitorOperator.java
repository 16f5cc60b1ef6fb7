package io.waymark.jobs.identity;

import io.waymark.clickhouse.row.Row;
import io.waymark.core.erase.ErasedPersons;
import io.waymark.core.erase.ErasedPersons.Span;
import io.waymark.core.erase.ErasureOrder.PersonId;
import io.waymark.core.event.Arrival;
import io.waymark.core.identity.VisitorState;
import io.waymark.core.identity.VisitorStep;
import io.waymark.core.journey.PersonState;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.jobs.app.JobOptions;
import io.waymark.jobs.control.ControlFeed;
import io.waymark.jobs.control.ControlTail;
import io.waymark.jobs.journey.JourneyOperator;
import io.waymark.jobs.record.Outputs;
import io.waymark.jobs.record.PersonInput;
import io.waymark.jobs.record.PersonKey;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/** The identity stage: whom an anonymous id belongs to, and its own history while nobody's. */
public final class VisitorOperator extends JourneyOperator<VisitorState, Arrival, PersonInput> {
  private static final long serialVersionUID = 1L;

  private transient VisitorStep step;
  private transient VisitorRows rows;

  /** A stage with the bounds of those options, which obeys the control topic. */
  public VisitorOperator(JobOptions options) {
    this(options, ControlTail.of(options));
  }

  @SuppressWarnings("NullAway") // transient fields are set in open
  VisitorOperator(JobOptions options, ControlFeed.Opener opener) {
    super("visitor", options, opener);
  }

  @Override
  public void open() throws Exception {
    super.open();
    step = new VisitorStep(personStep());
    rows =
        new VisitorRows(
            options().topic(),
            this::collectRow,
            channels(),
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
  protected void collectRow(Row row) {
    output.collect(Outputs.ROWS, new StreamRecord<>(row));
  }

  @Override
  protected boolean isErased(Arrival arrival, ErasedPersons persons) {
    return persons.covers(arrival.event());
  }

  @Override
  protected Arrival arrivalOf(Arrival input) {
    return input;
  }

  @Override
  protected @Nullable String stateKey(String tenant, PersonId id) {
    return id.customer() ? null : PersonKey.of(tenant, id.id());
  }

  @Override
  protected List<Span> spansOf(String key, ErasedPersons persons) {
    return persons.spans(PersonKey.tenant(key), false, PersonKey.id(key));
  }

  @Override
  protected Revision erase(
      String key, VisitorState state, ErasedPersons persons, List<Span> spans) {
    rows.of(PersonKey.tenant(key), PersonKey.id(key));
    if (!step.erase(state, persons, spans, rows)) {
      return Revision.KEPT;
    }
    return state.isEmpty() ? Revision.GONE : Revision.CHANGED;
  }

  @Override
  protected void beforeStore(String key, VisitorState state) {
    PersonState visitor = state.person();
    if (visitor == null) {
      hide(key);
    } else {
      visitor.forgetOver(watermark());
      rows.of(PersonKey.tenant(key), PersonKey.id(key));
      show(key, rows.latest(visitor));
    }
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
