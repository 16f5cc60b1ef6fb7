package io.waymark.jobs.journey;

import io.waymark.clickhouse.row.Row;
import io.waymark.core.erase.ErasedPersons;
import io.waymark.core.erase.ErasedPersons.Span;
import io.waymark.core.erase.ErasureOrder.PersonId;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.journey.PersonState;
import io.waymark.core.journey.PersonStep;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.jobs.app.JobOptions;
import io.waymark.jobs.control.ControlFeed;
import io.waymark.jobs.control.ControlTail;
import io.waymark.jobs.record.Outputs;
import io.waymark.jobs.record.PersonInput;
import io.waymark.jobs.record.PersonKey;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/** The person stage: repeats drop, events wait for their order, the journey is folded. */
public final class PersonOperator extends JourneyOperator<PersonState, PersonInput, Row> {
  private static final long serialVersionUID = 1L;
  private static final char CUSTOMER = 'c';

  private transient PersonStep step;
  private transient PersonRows rows;

  /** A stage with the bounds of those options, which obeys the control topic. */
  public PersonOperator(JobOptions options) {
    this(options, ControlTail.of(options));
  }

  @SuppressWarnings("NullAway") // transient fields are set in open
  PersonOperator(JobOptions options, ControlFeed.Opener opener) {
    super("person", options, opener);
  }

  @Override
  public void open() throws Exception {
    super.open();
    step = personStep();
    String topic = options().topic();
    rows =
        options().isStockMatcher()
            ? new TellingRows(topic, this::collectRow, channels(), this::tell)
            : new PersonRows(topic, this::collectRow, channels());
  }

  private void tell(Event event) {
    output.collect(Outputs.CUSTOMER_EVENTS, new StreamRecord<>(event, event.ts()));
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
  protected void collectRow(Row row) {
    output.collect(new StreamRecord<>(row));
  }

  /** A visitor's history is the erased person's where it was handed over before the erasure. */
  @Override
  protected boolean isErased(PersonInput input, ErasedPersons persons) {
    List<Span> spans =
        input.customer() ? persons.spans(input.tenant(), true, input.id()) : List.of();
    if (spans.isEmpty()) {
      return false;
    }
    Arrival arrival = input.arrival();
    byte[] visitor = input.visitor();
    if (arrival != null) {
      return persons.covers(input.tenant(), true, input.id(), arrival.event().ts());
    }
    return visitor != null
        && ErasedPersons.isOutdated(spans, PersonState.read(new PackedReader(visitor)).version());
  }

  @Override
  protected @Nullable Arrival arrivalOf(PersonInput input) {
    return input.arrival();
  }

  @Override
  protected @Nullable String stateKey(String tenant, PersonId id) {
    return id.customer() ? PersonKey.of(tenant, CUSTOMER + id.id()) : null;
  }

  @Override
  protected List<Span> spansOf(String key, ErasedPersons persons) {
    String id = PersonKey.id(key);
    return id.charAt(0) == CUSTOMER
        ? persons.spans(PersonKey.tenant(key), true, id.substring(1))
        : List.of();
  }

  @Override
  protected Revision erase(String key, PersonState state, ErasedPersons persons, List<Span> spans) {
    return ErasedPersons.isOutdated(spans, state.version()) ? Revision.GONE : Revision.KEPT;
  }

  @Override
  protected void beforeStore(String key, PersonState state) {
    state.forgetOver(watermark());
    if (PersonKey.id(key).charAt(0) == CUSTOMER) {
      pointAt(key);
      show(key, rows.latest(state));
    }
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
