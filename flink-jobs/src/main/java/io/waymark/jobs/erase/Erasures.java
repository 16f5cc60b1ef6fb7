package io.waymark.jobs.erase;

import io.waymark.clickhouse.row.DeadLetter;
import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.StateRows;
import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.erase.ErasedPersons;
import io.waymark.core.erase.ErasureOrder;
import io.waymark.core.wire.ErasureJson;
import io.waymark.core.wire.NamedPersons;
import io.waymark.jobs.control.ControlState;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.flink.api.common.TaskInfo;

/**
 * What one subtask knows of erasures: whom they cover, and the orders that it has yet to obey. An
 * order that still has its ids is obeyed once by each subtask, and again after each restart.
 */
public final class Erasures {
  private final ErasedPersons persons = new ErasedPersons();
  private final Queue<ErasureOrder> waiting = new ArrayDeque<>();
  private final String stage;
  private final TaskInfo task;

  /**
   * Erasures of a subtask.
   *
   * @param stage name of the operator in {@code erasures}
   */
  public Erasures(String stage, TaskInfo task) {
    this.stage = stage;
    this.task = task;
  }

  /** Takes the orders among what is read of control. */
  public ControlState on(ControlState control) {
    return control.on(ErasureOrder.TYPE, this::take);
  }

  private void take(ControlChange change) {
    ControlRecord record = change.record();
    if (record == null) {
      persons.remove(change.key());
      return;
    }
    ErasureOrder order = ErasureJson.parse(record);
    persons.put(order);
    if (!order.ids().isEmpty()) {
      waiting.add(order);
    }
  }

  /** Whom they cover. */
  public ErasedPersons persons() {
    return persons;
  }

  /** Whether there are orders to obey. */
  public boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /** The order to obey now; it goes with its report. */
  public ErasureOrder next() {
    return waiting.element();
  }

  /**
   * The order was obeyed.
   *
   * @param cleared how many states were cleared
   * @param nowMs the wall clock
   * @return the row that says so
   */
  public Row report(int cleared, long nowMs) {
    ErasureOrder order = waiting.remove();
    StateRows.Erasure done =
        new StateRows.Erasure(
            order.key().tenant(),
            order.receipt(),
            order.part(),
            stage,
            task.getNumberOfParallelSubtasks(),
            task.getIndexOfThisSubtask(),
            cleared);
    return StateRows.erasure(done, nowMs);
  }

  /** The dead letter, without its content where that names somebody who was erased. */
  public DeadLetter withoutErased(DeadLetter letter) {
    boolean erased =
        persons.hasAny(letter.tenant())
            && NamedPersons.in(letter.payload()).stream()
                .anyMatch(id -> !persons.spans(letter.tenant(), id.customer(), id.id()).isEmpty());
    return erased ? letter.withoutContent() : letter;
  }
}
