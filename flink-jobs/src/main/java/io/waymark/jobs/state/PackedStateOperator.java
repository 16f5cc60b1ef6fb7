package io.waymark.jobs.state;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.jobs.state.HotStates.Hot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Hosts a state and its pure step: one packed value per key and at most one event-time timer.
 *
 * <p>A state ends by its time to live, counted from its last change, or earlier by event time.
 *
 * <p>States in use stay unpacked in a bounded write-back cache; every changed one is stored before
 * a checkpoint's barrier goes on, so that a checkpoint holds exactly what was decided before it.
 *
 * @param <S> the state
 * @param <I> input
 * @param <O> output
 */
public abstract class PackedStateOperator<S, I, O> extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<I, O>, Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1L;

  /** No timer. */
  protected static final long NO_TIMER = Long.MAX_VALUE;

  private final String stateName;
  private final StateBounds bounds;

  private transient PackedValues stored;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient HotStates<S> hot;
  private transient WakeUps wakeUps;
  private transient PackedForm<S> form;

  @SuppressWarnings("NullAway") // transient fields are set in open, before any record
  protected PackedStateOperator(String stateName, StateBounds bounds) {
    this.stateName = stateName;
    this.bounds = bounds;
  }

  /** Name of the state, as savepoints know it. */
  public final String stateName() {
    return stateName;
  }

  /** The state of a key of which nothing is known yet. */
  protected abstract S empty(String key);

  /** Writes the packed form. */
  protected abstract void write(S state, PackedWriter out);

  /** Reads the packed form. */
  protected abstract S read(PackedReader in);

  /** Takes one input. */
  protected abstract void arrive(String key, S state, I input, long watermark);

  /** The watermark has reached the timer. */
  protected abstract void advance(String key, S state, long watermark);

  /** When the state wants to advance next. */
  protected abstract long nextTimer(S state);

  /** What a look at a state has made of it. */
  protected enum Revision {
    /** It is as it was. */
    KEPT,
    /** Parts of it are gone. */
    CHANGED,
    /** Nothing of it may stay. */
    GONE
  }

  /** Looks at a state that is read, or that is visited outside of its events. */
  protected Revision revise(String key, S state) {
    return Revision.KEPT;
  }

  /** A changed state is about to be stored: the moment for rows that show its latest value. */
  protected abstract void beforeStore(String key, S state);

  /** A state has ended: nothing is to be shown of it any more. */
  protected void afterEnd(String key) {}

  @Override
  public void open() throws Exception {
    super.open();
    stored =
        new PackedValues(
            getRuntimeContext().getState(PackedValues.descriptor(stateName, bounds)),
            bounds,
            getProcessingTimeService()::getCurrentProcessingTime);
    timers = getInternalTimerService(stateName, VoidNamespaceSerializer.INSTANCE, this);
    wakeUps = new WakeUps();
    hot = new HotStates<>(bounds.hot(), this::store);
    form = new PackedForm<>(stateName, this::write, this::read);
  }

  /** Event time that all inputs have reached. */
  protected final long watermark() {
    return timers.currentWatermark();
  }

  /** Only what touches keyed state needs the key there; a state in the cache does without. */
  @Override
  public void setKeyContextElement1(StreamRecord record) {}

  @Override
  public void processElement(StreamRecord<I> element) throws Exception {
    if (element.hasTimestamp()) {
      hot.reached(element.getTimestamp());
    }
    take(keyOf(element.getValue()), element.getValue());
  }

  /** Has the state of a key take an input. */
  protected final void take(String key, I input) throws IOException {
    Hot<S> current = load(key);
    arrive(key, current.state, input, watermark());
    hot.markChanged(current);
    arm(current);
  }

  @SuppressWarnings("unchecked") // the key selector of the stream that this operator stands on
  private String keyOf(I input) throws Exception {
    return ((KeySelector<I, String>) getStateKeySelector1()).getKey(input);
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    wake(timer.getKey(), timer.getTimestamp());
  }

  /** Only the last wake-up that a state asked for counts. */
  private void wake(String key, long time) throws IOException {
    Hot<S> current = load(key);
    if (current.isBlank()) {
      // Its state has ended since.
      hot.drop(current);
      return;
    }
    if (current.timer != time) {
      return;
    }
    current.timer = NO_TIMER;
    advance(key, current.state, watermark());
    hot.markChanged(current);
    arm(current);
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("no processing time here: decisions follow event time alone");
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (getTimeServiceManager().isPresent()) {
      getTimeServiceManager().get().advanceWatermark(mark);
    }
    wakeUps.upTo(mark.getTimestamp(), this::wake);
    beforeForwarding(mark.getTimestamp());
    output.emitWatermark(mark);
  }

  /** The watermark is about to go downstream: the moment for what must not come behind it. */
  protected void beforeForwarding(long watermark) throws IOException {}

  /** A later wake-up than the one it has does not matter: it is asked for again by then. */
  private void arm(Hot<S> current) {
    long next = nextTimer(current.state);
    if (next < current.timer) {
      wakeUps.add(current.key, next);
      current.timer = next;
    }
  }

  private void setTimer(String key, long time) {
    setCurrentKey(key);
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, time);
  }

  private Hot<S> load(String key) throws IOException {
    Hot<S> known = hot.get(key);
    if (known != null) {
      return known;
    }
    setCurrentKey(key);
    byte[] packed = stored.value(key);
    Hot<S> loaded = packed == null ? null : form.unpack(key, packed);
    if (loaded != null && revise(key, loaded.state) == Revision.GONE) {
      drop(loaded);
      loaded = null;
    }
    if (loaded == null) {
      loaded = Hot.blank(key, empty(key));
    }
    hot.put(loaded);
    return loaded;
  }

  /**
   * Has the state of a key revised, if the key belongs to this subtask and has one.
   *
   * @return whether anything of it is gone
   */
  protected final boolean visit(String key) throws IOException {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    int owner =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(
            key, task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks());
    return owner == task.getIndexOfThisSubtask() && revisit(key);
  }

  private boolean revisit(String key) throws IOException {
    Hot<S> known = hot.get(key);
    setCurrentKey(key);
    if (known == null) {
      byte[] packed = stored.value(key);
      if (packed == null) {
        return false;
      }
      known = form.unpack(key, packed);
    }
    Revision revision = revise(key, known.state);
    if (revision == Revision.GONE) {
      drop(known);
    } else if (revision == Revision.CHANGED) {
      hot.put(known);
      hot.markChanged(known);
      arm(known);
    }
    return revision != Revision.KEPT;
  }

  private void drop(Hot<S> gone) {
    setCurrentKey(gone.key);
    if (gone.timer != NO_TIMER) {
      timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, gone.timer);
      wakeUps.remove(gone.key, gone.timer);
    }
    hot.drop(gone);
    stored.clear(gone.key);
    afterEnd(gone.key);
  }

  private void store(Hot<S> entry) {
    beforeStore(entry.key, entry.state);
    byte[] packed = form.pack(entry);
    setCurrentKey(entry.key);
    try {
      stored.update(entry.key, packed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    storeChanged();
    wakeUps.takeAll(this::setTimer);
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public void finish() throws Exception {
    storeChanged();
    super.finish();
  }

  /** Ends the states of those keys; their last changes are stored and shown before. */
  protected final void endWhere(Predicate<String> isOver) throws IOException {
    storeChanged();
    for (String key : keysWhere(isOver)) {
      hot.remove(key);
      setCurrentKey(key);
      stored.clear(key);
    }
  }

  private List<String> keysWhere(Predicate<String> isOver) {
    try (Stream<String> keys =
        this.<String>getKeyedStateBackend().getKeys(stateName, VoidNamespace.INSTANCE)) {
      return keys.filter(isOver).toList();
    }
  }

  /** Stores every changed state. */
  protected void storeChanged() throws IOException {
    hot.storeChanged();
  }
}
