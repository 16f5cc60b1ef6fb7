package io.waymark.jobs.erase;

import io.waymark.clickhouse.row.EventRows;
import io.waymark.clickhouse.row.Row;
import io.waymark.core.erase.ErasedPersons;
import io.waymark.core.erase.ErasedPersons.Span;
import io.waymark.core.erase.ErasureOrder;
import io.waymark.core.erase.ErasureOrder.PersonId;
import io.waymark.core.event.Arrival;
import io.waymark.jobs.control.ControlFeed;
import io.waymark.jobs.control.ControlState;
import io.waymark.jobs.state.PackedStateOperator;
import io.waymark.jobs.state.StateBounds;
import java.io.IOException;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * A stage with state by person, which it forgets when it is told to. Three things together keep an
 * erased person away: states under the person's ids are cleared, input from before the erasure that
 * is still on its way is not taken, and a state that comes back with an older checkpoint is cleared
 * when it is read.
 *
 * @param <S> the state
 * @param <I> input
 * @param <O> output
 */
public abstract class ErasableStateOperator<S, I, O> extends PackedStateOperator<S, I, O> {
  private static final long serialVersionUID = 1L;

  private final ControlFeed.Opener opener;
  private final String topic;

  private transient ControlFeed feed;
  private transient ControlState control;
  private transient Erasures erasures;

  /**
   * A stage that reads its orders there.
   *
   * @param topic of events, part of a record's key
   */
  @SuppressWarnings("NullAway") // transient fields are set in open
  protected ErasableStateOperator(
      String stateName, StateBounds bounds, String topic, ControlFeed.Opener opener) {
    super(stateName, bounds);
    this.topic = topic;
    this.opener = opener;
  }

  /** Whether the input is of an erased person's past, and must not be taken. */
  protected abstract boolean isErased(I input, ErasedPersons persons);

  /** The event that an input brings, or null where it brings none. */
  protected abstract @Nullable Arrival arrivalOf(I input);

  /** The key of the state that is kept under that id, or null where this stage keeps none. */
  protected abstract @Nullable String stateKey(String tenant, PersonId id);

  /** The times in which the key was an erased person's. */
  protected abstract List<Span> spansOf(String key, ErasedPersons persons);

  /** Forgets, of a state whose key was an erased person's, what is older than the erasure. */
  protected abstract Revision erase(String key, S state, ErasedPersons persons, List<Span> spans);

  /** Adds what else the stage takes of control, before anything is read. */
  protected ControlState listen(ControlState reader) {
    return reader;
  }

  /** Sends a row on its way to the sink. */
  protected abstract void collectRow(Row row);

  /** Knows all that control holds before the first element. */
  @Override
  public void open() throws Exception {
    super.open();
    erasures = new Erasures(stateName(), getRuntimeContext().getTaskInfo());
    control = listen(erasures.on(new ControlState()));
    feed = opener.open(getRuntimeContext().getMetricGroup());
    control.drain(feed);
  }

  @Override
  public void close() throws Exception {
    if (feed != null) {
      feed.close();
    }
    super.close();
  }

  @Override
  public void processElement(StreamRecord<I> element) throws Exception {
    obey();
    if (isErased(element.getValue(), erasures.persons())) {
      Arrival arrival = arrivalOf(element.getValue());
      if (arrival != null) {
        collectRow(EventRows.withoutPerson(arrival, topic, EventRows.ERASED));
      }
      return;
    }
    super.processElement(element);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    obey();
    super.processWatermark(mark);
  }

  /** Obeys at the latest now, so that an idle stage reports with the next checkpoint. */
  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    obey();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  private void obey() throws IOException {
    control.drain(feed);
    while (erasures.isWaiting()) {
      int cleared = forget(erasures.next());
      collectRow(erasures.report(cleared, getProcessingTimeService().getCurrentProcessingTime()));
    }
  }

  private int forget(ErasureOrder order) throws IOException {
    int cleared = 0;
    for (PersonId id : order.ids()) {
      String key = stateKey(order.key().tenant(), id);
      if (key != null && visit(key)) {
        cleared++;
      }
    }
    return cleared;
  }

  @Override
  protected final Revision revise(String key, S state) {
    List<Span> spans = spansOf(key, erasures.persons());
    return spans.isEmpty() ? Revision.KEPT : erase(key, state, erasures.persons(), spans);
  }
}
