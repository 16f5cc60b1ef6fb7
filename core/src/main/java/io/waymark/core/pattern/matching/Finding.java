package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternOrder.Mode;
import io.waymark.core.pattern.PatternStep;
import io.waymark.core.pattern.automaton.Taken;
import java.util.List;

/**
 * Something that a version of a pattern found in a person's events.
 *
 * @param pattern id of the pattern
 * @param version its version
 * @param mode what the version did when it found it
 * @param deadEnd whether the match was not completed in its time
 * @param key tells it from every other one of the same pattern, version and person
 * @param ts event time at which it was complete or over
 * @param steps steps of the definition
 * @param touches the events, oldest first, at least one
 * @param value what is at risk or was reached, in ten-thousandths
 */
public record Finding(
    String pattern,
    int version,
    Mode mode,
    boolean deadEnd,
    long key,
    long ts,
    List<PatternStep> steps,
    List<Taken.Touch> touches,
    long value) {

  /** Name of the step that took the event of that place. */
  public String stepOf(int touch) {
    return steps.get(touches.get(touch).step()).name();
  }

  /** The newest event. */
  public Event last() {
    return touches.get(touches.size() - 1).event();
  }

  /** Currency of the value: that of the first event with revenue, or empty. */
  public String currency() {
    for (Taken.Touch touch : touches) {
      if (touch.event().revenue() > 0) {
        return touch.event().currency();
      }
    }
    return "";
  }
}
