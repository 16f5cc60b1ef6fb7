package io.waymark.jobs.pattern.stock;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.expression.MatchedEvents;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What flink-cep gave, by the name of the step.
 *
 * @param steps names by number
 * @param events oldest first
 */
record MapEvents(List<String> steps, Map<String, List<Event>> events) implements MatchedEvents {
  @Override
  public int count(int step) {
    return of(step).size();
  }

  @Override
  public @Nullable Event at(int step, int index) {
    List<Event> taken = of(step);
    int place = index < 0 ? taken.size() + index : index;
    return place < 0 || place >= taken.size() ? null : taken.get(place);
  }

  private List<Event> of(int step) {
    return events.getOrDefault(steps.get(step), List.of());
  }
}
