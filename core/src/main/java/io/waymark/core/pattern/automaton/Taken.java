package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.expression.MatchedEvents;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest event of a partial match and what was taken before it. Partial matches with a common
 * beginning share it.
 */
public final class Taken {

  /**
   * An event in a match.
   *
   * @param step number of the step that took it
   * @param event the event
   */
  public record Touch(int step, Event event) {}

  final @Nullable Taken before;
  final int step;
  final Event event;

  /** Rises with every event of the person. */
  final long order;

  Taken(@Nullable Taken before, int step, Event event, long order) {
    this.before = before;
    this.step = step;
    this.event = event;
    this.order = order;
  }

  /** All events, oldest first. */
  public List<Touch> touches() {
    Touch[] touches = new Touch[length()];
    Taken taken = this;
    for (int i = touches.length - 1; i >= 0 && taken != null; i--) {
      touches[i] = new Touch(taken.step, taken.event);
      taken = taken.before;
    }
    return Arrays.asList(touches);
  }

  /** Number of events. */
  public int length() {
    int length = 0;
    for (Taken taken = this; taken != null; taken = taken.before) {
      length++;
    }
    return length;
  }

  /** The newest event. */
  public Event last() {
    return event;
  }

  /** Order of the newest event among all of the person. */
  public long lastOrder() {
    return order;
  }

  /** Number of the step that took the newest event. */
  public int lastStep() {
    return step;
  }

  /** Order of the oldest event: what tells partial matches of one beginning. */
  public long startOrder() {
    return oldest().order;
  }

  /** What was taken first. */
  Taken oldest() {
    Taken taken = this;
    while (taken.before != null) {
      taken = taken.before;
    }
    return taken;
  }

  /** How expressions see it. */
  public MatchedEvents view() {
    return view(this);
  }

  static MatchedEvents view(@Nullable Taken newest) {
    return newest == null ? MatchedEvents.NONE : new View(newest);
  }

  private record View(Taken newest) implements MatchedEvents {
    @Override
    public int count(int step) {
      int count = 0;
      for (Taken taken = newest; taken != null; taken = taken.before) {
        count += taken.step == step ? 1 : 0;
      }
      return count;
    }

    @Override
    public @Nullable Event at(int step, int index) {
      int left = index < 0 ? 0 : count(step) - 1 - index;
      for (Taken taken = newest; left >= 0 && taken != null; taken = taken.before) {
        if (taken.step == step && left-- == 0) {
          return taken.event;
        }
      }
      return null;
    }
  }
}
